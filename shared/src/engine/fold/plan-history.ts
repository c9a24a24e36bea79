import { compareStamps } from '../state/stamped.ts';
import type { Plan, Stamped } from '../state/state.ts';

/**
 * Adds a plan to an account's history. A plan known by trait alone (no MRR) is repeated with every call of the sender,
 * so only its first and last mention are kept: enough to know when the tier began and what it is now.
 */
export function addPlan(plans: readonly Stamped<Plan>[], plan: Stamped<Plan>): readonly Stamped<Plan>[] {
  if (plans.some(({ at, id }) => at === plan.at && id === plan.id)) return plans;
  const sorted = [...plans, plan].sort(compareStamps);
  if (plan.value.mrr !== null) return sorted;
  const mentions = sorted.filter((known) => isSameMention(known.value, plan.value));
  const dropped = new Set(mentions.slice(1, -1));
  return sorted.filter((known) => !dropped.has(known));
}

function isSameMention(a: Plan, b: Plan): boolean {
  return a.mrr === null && b.mrr === null && a.tier === b.tier && a.seats === b.seats;
}
