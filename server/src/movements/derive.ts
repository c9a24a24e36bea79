import type { Plan, Stamped } from '@uptier/shared/engine/state/state.ts';
import { hasOtherProducts, movementKind, planMotion } from '@uptier/shared/metrics/movement.ts';
import type { MovementRow } from '../store/queries/movements.ts';

export type PlanMovement = Omit<MovementRow, 'environmentId' | 'accountId'>;

interface Paid {
  tier: string | null;
  seats: number | null;
  mrr: number;
  currency: string | null;
  products: readonly string[] | null;
}

const nothing: Paid = { tier: null, seats: null, mrr: 0, currency: null, products: null };

/** The changes of tier, revenue or products in an account's plans, which are oldest first. */
export function deriveMovements(plans: readonly Stamped<Plan>[], usualCurrency: string): PlanMovement[] {
  return derivePlanChanges(plans, usualCurrency).filter(isMovement);
}

/**
 * Every change in an account's plans, also of seats alone, which are oldest first. A plan that does not say its revenue,
 * seats, currency or products keeps those before it; `usualCurrency` is for accounts of which none was said. The id is
 * that of the event that made the change.
 */
export function derivePlanChanges(plans: readonly Stamped<Plan>[], usualCurrency: string): PlanMovement[] {
  const changes: PlanMovement[] = [];
  let before = nothing;
  let hasPaid = false;
  for (const [index, { at, id, value }] of plans.entries()) {
    if (isCorrected(id, plans[index + 1])) continue;
    const after = carry(before, value);
    changes.push({
      ...{ id, at, fromTier: before.tier, toTier: after.tier },
      kind: movementKind(before.mrr, after.mrr, hasPaid),
      // From or to nothing there is no old price of a seat to compare with.
      motion: before.mrr > 0 && after.mrr > 0 ? planMotion(before, after) : 'tier',
      mrrBefore: before.mrr,
      mrrAfter: after.mrr,
      currency: after.currency ?? usualCurrency,
      seatsBefore: before.seats,
      seatsAfter: after.seats,
      productsBefore: before.products,
      productsAfter: after.products,
    });
    hasPaid ||= after.mrr > 0;
    before = after;
  }
  return changes;
}

function isMovement({ fromTier, toTier, mrrBefore, mrrAfter, productsBefore, productsAfter }: PlanMovement): boolean {
  if (mrrBefore !== mrrAfter || fromTier !== toTier) return true;
  const plan = { tier: toTier, seats: null, mrr: mrrAfter };
  return hasOtherProducts({ ...plan, products: productsBefore }, { ...plan, products: productsAfter });
}

/** True when the next plan takes this one back: same instant, and an id that continues this one's by `~`. */
function isCorrected(id: string, next: Stamped<Plan> | undefined): boolean {
  return next?.id.startsWith(`${id.split('~')[0]}~`) ?? false;
}

function carry(before: Paid, plan: Plan): Paid {
  return {
    tier: plan.tier,
    seats: plan.seats ?? before.seats,
    mrr: plan.mrr ?? before.mrr,
    currency: plan.currency ?? before.currency,
    products: plan.products ?? before.products,
  };
}
