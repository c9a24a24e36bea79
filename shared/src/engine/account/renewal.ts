import type { EpochMs } from '../../contracts/time.ts';
import { own } from '../state/own.ts';
import type { AccountState } from '../state/state.ts';
import { readDay, readInstant } from '../time/instant.ts';

const LEAST_TERM_MONTHS = 6;

/** An account trait read as an instant; null when it is missing or no instant. */
export function instantTrait(state: AccountState, name: string): EpochMs | null {
  return readInstant(own(state.traits, name)?.value);
}

/** The calendar day an account trait names (see `readDay`); null when it is missing or no instant. */
export function dayTrait(state: AccountState, name: string, zone: string): number | null {
  return readDay(own(state.traits, name)?.value, zone);
}

/** Months of the account's term; null when nobody said. */
export function termMonthsOf(state: AccountState): number | null {
  const months = state.traits.termMonths?.value;
  return typeof months === 'number' && Number.isFinite(months) ? months : null;
}

/**
 * The calendar day of the renewal in a zone; null without one. A term known to be shorter than `minTermMonths` has no
 * renewal; a term nobody told is taken to be long, so that silence never lets a pitch through.
 *
 * @example renewalDay(state, 'Europe/Berlin') // 20777, for 2026-11-20
 */
export function renewalDay(state: AccountState, zone: string, minTermMonths = LEAST_TERM_MONTHS): number | null {
  return (termMonthsOf(state) ?? minTermMonths) < minTermMonths ? null : dayTrait(state, 'renewalAt', zone);
}
