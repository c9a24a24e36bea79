import type { EpochMs } from '../../contracts/time.ts';
import type { CompiledCampaign } from '../campaigns/compile.ts';
import type { Moment } from '../campaigns/moment.ts';
import { instantOf } from '../ledger/grants.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { AccountState } from '../state/state.ts';
import { DAY_MS } from '../time/calendar.ts';

/** Something a user's page or the server asked at a past instant; recorded once per user and day. */
export interface RecordedMoment {
  at: EpochMs;
  /** Null where nobody was there to see it. */
  userId: string | null;
  what: 'session' | 'placement' | 'feature' | 'event' | 'firing';
  /** The placement, feature or event asked for, or the limit that fired. */
  name: string | null;
  locale: string | null;
  /** It was not recorded, but told from the day's counts. */
  isGuessed?: true;
}

/** One account as it is stored today, and its moments in order of time. */
export interface RecordedAccount {
  accountId: string;
  state: AccountState;
  ledger: Ledger;
  moments: readonly RecordedMoment[];
}

/** True for a moment that could be the campaign's trigger. A limit, a milestone and an adoption may be answered any time. */
export function isAskedFor({ campaign: { trigger } }: CompiledCampaign, { what, name }: RecordedMoment): boolean {
  switch (trigger.kind) {
    case 'placement':
      return what === 'placement' && name === trigger.placement;
    case 'feature':
      return what === 'feature' && name === trigger.feature;
    case 'event':
      return what === 'event' && name === trigger.name;
    default:
      return true;
  }
}

/** What an account's users had been shown before an instant, where the ledger still knows it. */
export function ledgerBefore(ledger: Ledger, at: EpochMs): Ledger {
  return {
    ...ledger,
    grants: ledger.grants.filter((grant) => grant.confirmedAt !== null && instantOf(grant) < at),
    firings: ledger.firings.filter((firing) => firing.at < at),
  };
}

/** What users had really answered by an instant: it binds the replay too. */
export function answersBy(
  { nevers, snoozes, requests }: Ledger,
  now: EpochMs,
  snoozeDays: number,
): Pick<Ledger, 'nevers' | 'snoozes' | 'requests'> {
  return {
    nevers: nevers.filter(({ at }) => at <= now),
    snoozes: snoozes.filter(({ until }) => until - snoozeDays * DAY_MS <= now),
    // What was really looked at is no part of the replay.
    requests: requests.filter(({ at }) => at <= now).map(({ heardBy: _, ...request }) => request),
  };
}

/** Sessions as moments tell them: a new one begins with a session's start, or after a gap of `sessionMinutes`. */
export class Sessions {
  readonly #gapMs: number;
  readonly #byUser = new Map<string, { startedAt: EpochMs; lastAt: EpochMs }>();

  constructor(sessionMinutes: number) {
    this.#gapMs = sessionMinutes * 60_000;
  }

  /** When the session began in which this moment lies. */
  touch(userId: string, { at, what }: RecordedMoment): EpochMs {
    const known = this.#byUser.get(userId);
    const isNew = !known || what === 'session' || at - known.lastAt > this.#gapMs;
    const startedAt = isNew ? at : known.startedAt;
    this.#byUser.set(userId, { startedAt, lastAt: at });
    return startedAt;
  }
}

/** The moment as the engine asks it. */
export function toMoment(
  accountId: string,
  userId: string,
  { at, what, name, locale }: RecordedMoment,
  sessionStartedAt: EpochMs,
): Moment {
  return {
    ...{ now: at, accountId, userId, locale, sessionStartedAt },
    placement: what === 'placement' ? name : null,
    event: what === 'event' ? name : null,
    feature: what === 'feature' ? name : null,
  };
}
