import type { Movement } from '../contracts/movement.ts';

/** A movement with its account, the seats of the plan on both sides (`null` where it has none), and its products. */
export interface AccountMovement extends Omit<Movement, 'kind'> {
  readonly accountId: string;
  readonly seatsBefore: number | null;
  readonly seatsAfter: number | null;
  readonly productsBefore?: readonly string[] | null;
  readonly productsAfter?: readonly string[] | null;
}

/** `from ≤ t < to`, of the accounts billed in `currency`. */
export interface RevenueWindow {
  readonly from: number;
  readonly to: number;
  readonly currency: string;
}

/** An account's MRR when the window opens and when it closes, in minor units. */
export interface WindowEnds {
  readonly start: number;
  readonly end: number;
}

/**
 * The movements in the window's currency by account, each in order of time. They must reach back to each account's
 * first change, or at least start from its MRR at that point.
 */
export function movementsByAccount(
  movements: Iterable<AccountMovement>,
  { currency }: RevenueWindow,
): Map<string, AccountMovement[]> {
  const byAccount = new Map<string, AccountMovement[]>();
  for (const movement of movements) {
    if (movement.currency !== currency) continue;
    const known = byAccount.get(movement.accountId);
    if (known) known.push(movement);
    else byAccount.set(movement.accountId, [movement]);
  }
  for (const list of byAccount.values()) list.sort((a, b) => a.at - b.at);
  return byAccount;
}

/** The ends of every account that paid when the window opened: the base of each retention number. */
export function payingAtStart(movements: Iterable<AccountMovement>, window: RevenueWindow): Map<string, WindowEnds> {
  const paying = new Map<string, WindowEnds>();
  for (const [accountId, list] of movementsByAccount(movements, window)) {
    const start = mrrBefore(list, window.from);
    if (start > 0) paying.set(accountId, { start, end: mrrBefore(list, window.to) });
  }
  return paying;
}

function mrrBefore(ordered: readonly AccountMovement[], at: number): number {
  const last = ordered.findLast((movement) => movement.at < at);
  return last ? last.mrrAfter : (ordered[0]?.mrrBefore ?? 0);
}
