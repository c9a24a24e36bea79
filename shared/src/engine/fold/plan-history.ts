import { compareStamps } from '../state/stamped.ts';
import type { Plan, Stamped } from '../state/state.ts';
import { DAY_MS } from '../time/calendar.ts';

/** Of mentions that say the same, one is kept in each span of so many days. */
const SPAN_DAYS = 30;

/**
 * Adds a plan to an account's history. A plan known by trait alone (no MRR) is repeated with every call of the sender,
 * so only the first mention in each span and the last of all are kept: what is kept is the same in whatever order they
 * came, and an account that came back to a tier is known to have done so within a span.
 */
export function addPlan(plans: readonly Stamped<Plan>[], plan: Stamped<Plan>): readonly Stamped<Plan>[] {
  if (plans.some(({ at, id }) => at === plan.at && id === plan.id)) return plans;
  const sorted = [...plans, plan].sort(compareStamps);
  if (plan.value.mrr !== null) return sorted;
  const mentions = sorted.filter((known) => isSameMention(known.value, plan.value));
  const isFirst = ({ at }: Stamped<Plan>, index: number) =>
    spanOf(at) !== spanOf(mentions[index - 1]?.at ?? Number.NaN);
  const dropped = new Set(mentions.filter((known, index) => !isFirst(known, index) && index < mentions.length - 1));
  return sorted.filter((known) => !dropped.has(known));
}

const spanOf = (at: number): number => Math.floor(at / (SPAN_DAYS * DAY_MS));

function isSameMention(a: Plan, b: Plan): boolean {
  return a.mrr === null && b.mrr === null && a.tier === b.tier && a.seats === b.seats;
}
