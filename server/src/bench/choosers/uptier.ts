import { decide, explain, listLeases, outline } from '@uptier/shared/engine/decide/decide.ts';
import { readyAt } from '@uptier/shared/engine/decide/waiting.ts';
import { Facts } from '@uptier/shared/engine/facts/facts.ts';
import { fullLedger } from '../load/ledgers.ts';
import type { Chooser } from './chooser.ts';

const KEPT = 10_000;

/** The compiled audiences of the campaigns that wait for the moment, which is the closures' part of the work. */
export const matching: Chooser = {
  name: 'index and compiled audiences: the same',
  prepare:
    ({ compiled }) =>
    ({ subject, moment }) => {
      const facts = new Facts(compiled, subject, moment);
      return readyAt(compiled, moment, facts.tier)?.sieve.first(facts)?.campaign.id ?? null;
    },
};

/** Every gate, the draw of holdout and wording, and the reason. */
export const deciding: Chooser = {
  name: 'decide',
  prepare:
    ({ compiled }) =>
    ({ subject, moment }) =>
      decide(compiled, subject, moment).campaign?.id ?? null,
};

/**
 * The same on accounts that are used every day, so that all of their ledgers has to be read, with a trace that is kept:
 * the first gate that stops each of the campaigns, a byte each.
 */
export const outlining: Chooser = {
  name: 'decide, with full ledgers and the trace kept',
  prepare({ compiled, people, momentOf }) {
    const ledgers = new Map(people.map((person) => [person.accountId, fullLedger(person, momentOf(person).now)]));
    const kept: Int8Array[] = [];
    let next = 0;
    return ({ subject, moment }) => {
      const ledger = ledgers.get(moment.accountId) ?? subject.ledger;
      const { decision, stops } = outline(compiled, { state: subject.state, ledger }, moment);
      kept[next] = stops;
      next = (next + 1) % KEPT;
      return decision.campaign?.id ?? null;
    };
  },
};

/** The same with a row for each of the campaigns. */
export const explaining: Chooser = {
  name: 'explain, a trace row per campaign',
  prepare:
    ({ compiled }) =>
    ({ subject, moment }) =>
      explain(compiled, subject, moment).campaign?.id ?? null,
};

/** Every campaign that may come up during a session, of which the first that waits here is the one to show. */
export const leasing: Chooser = {
  name: 'leases of a session',
  prepare:
    ({ compiled }) =>
    ({ subject, moment }) =>
      listLeases(compiled, subject, moment).find(
        ({ campaign: { trigger } }) => trigger.kind === 'placement' && trigger.placement === moment.placement,
      )?.campaign.id ?? null,
};
