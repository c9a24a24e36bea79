import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment, Moment } from '@uptier/shared/engine/campaigns/moment.ts';
import { countedNames } from '@uptier/shared/engine/fold/counted-names.ts';
import type { Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import { type About, momentRow } from './ask.ts';
import { type FirstMoment, KEEP_DAYS } from './moments.ts';

/** New events of one account, folded. */
export interface Batch {
  environment: Environment;
  accountId: string;
  events: readonly StoredEvent[];
  stateAfter: AccountState;
  ledger: Ledger;
  receivedAt: number;
}

/** What is told this long after it happened tells nothing of what gates say now. */
const LATE_MS = 3_600_000;
/** Older moments are not kept. */
const OLDEST_MS = KEEP_DAYS * 86_400_000;

/**
 * The moments that a batch brings: what pages say they asked, events that a live campaign waits for, and limits that
 * have fired. A firing is the account's; nobody is asked anything by it.
 */
export function momentsIn(batch: Batch, compiled: Compiled): FirstMoment[] {
  const { environment, accountId, stateAfter: state, ledger, receivedAt } = batch;
  const place = { environment, accountId, state, locale: null };
  const moments = batch.events.flatMap((event): FirstMoment[] => {
    const { userId, at } = event;
    if (receivedAt - at >= OLDEST_MS) return [];
    const isNow = !event.imported && userId !== null && receivedAt - at < LATE_MS;
    return aboutsOf(event, compiled).map((about): FirstMoment => {
      const row = momentRow({ ...place, userId, at }, about);
      const moment = isNow ? momentAt({ accountId, userId, at }, about) : null;
      return { row, ask: moment && { compiled, subject: { state, ledger }, moment } };
    });
  });
  const firings = ledger.firings.filter(({ at }) => at === receivedAt);
  const fired = firings.map(({ at, limit }): FirstMoment => {
    return { row: momentRow({ ...place, userId: null, at }, { what: 'firing', name: limit }), ask: null };
  });
  return [...moments, ...fired];
}

/** An event is a moment under its own name, and under each that lists it as an alias. */
function aboutsOf(event: StoredEvent, { byEvent, catalog }: Compiled): About[] {
  const { body } = event;
  if (body.type === 'moment') return [{ what: body.what, name: body.name }];
  if (body.type !== 'usage' || byEvent.size === 0) return [];
  const names = new Set([body.name, ...countedNames(body.name, event, catalog)]);
  return [...names].filter((name) => byEvent.has(name)).map((name) => ({ what: 'event', name }));
}

function momentAt(who: { accountId: string; userId: string; at: number }, { what, name }: About): Moment {
  const { accountId, userId, at } = who;
  const nothing = { placement: null, event: null, feature: null };
  return { now: at, accountId, userId, locale: null, sessionStartedAt: at, ...nothing, [what]: name };
}
