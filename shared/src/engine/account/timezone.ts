import type { AccountState } from '../state/state.ts';
import { isZone } from '../time/zone.ts';

/** The account's own zone where its trait `timezone` names a valid one, else the workspace's. */
export function zoneOf(state: AccountState, timezone: string): string {
  const own = state.traits.timezone?.value;
  return typeof own === 'string' && isZone(own) ? own : timezone;
}
