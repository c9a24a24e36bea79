import type { EpochMs } from '../../contracts/time.ts';
import type { AccountState } from '../state/state.ts';

/**
 * When the account last went straight from one tier to another, by now; null when it never did.
 *
 * @example lastMove(state, 'starter', 'pro', now) // 1795176000000
 */
export function lastMove(state: AccountState, from: string, to: string, now: EpochMs): EpochMs | null {
  if (from === to) return null;
  for (let index = state.plans.length - 1; index > 0; index--) {
    const plan = state.plans[index];
    if (!plan || plan.at > now || plan.value.tier !== to) continue;
    if (state.plans[index - 1]?.value.tier === from) return plan.at;
  }
  return null;
}
