import { decide, explain, listLeases } from '@uptier/shared/engine/decide.ts';
import { Facts } from '@uptier/shared/engine/facts.ts';
import type { Chooser } from './chooser.ts';

/** The compiled audiences alone, which is the closures' part of the work. */
export const matching: Chooser = {
  name: 'compiled audiences, audience only',
  prepare:
    ({ compiled, subjectOf, momentOf }) =>
    (person) => {
      const facts = new Facts(compiled, subjectOf(person), momentOf(person));
      return compiled.campaigns.find(({ matches }) => matches(facts))?.campaign.id ?? null;
    },
};

/** Every gate, the draw of holdout and wording, and the reason. */
export const deciding: Chooser = {
  name: 'decide',
  prepare:
    ({ compiled, subjectOf, momentOf }) =>
    (person) =>
      decide(compiled, subjectOf(person), momentOf(person)).campaign?.id ?? null,
};

/** The same with a row for each of the campaigns. */
export const explaining: Chooser = {
  name: 'explain, a trace row per campaign',
  prepare:
    ({ compiled, subjectOf, momentOf }) =>
    (person) =>
      explain(compiled, subjectOf(person), momentOf(person)).campaign?.id ?? null,
};

/** Every campaign that may come up during a session, of which the first is the one to show. */
export const leasing: Chooser = {
  name: 'leases of a session',
  prepare:
    ({ compiled, subjectOf, momentOf }) =>
    (person) =>
      listLeases(compiled, subjectOf(person), momentOf(person))[0]?.campaign.id ?? null,
};
