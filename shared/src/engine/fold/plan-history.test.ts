import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastDowngrade } from '../account/plan.ts';
import { emptyState as empty, type Plan, type Stamped } from '../state/state.ts';
import { catalog, DAY, now } from '../tests/world.ts';
import { addPlan } from './plan-history.ts';

const mention = (tier: string, at: number): Stamped<Plan> => ({
  value: { tier, seats: null, mrr: null, currency: null },
  at,
  id: `${tier}-${at}`,
});
const addAll = (list: readonly Stamped<Plan>[]) => list.reduce<readonly Stamped<Plan>[]>(addPlan, []);

it('keeps the same of daily mentions in whatever order they came, and few of them', () => {
  const tiers = fc.array(fc.constantFrom('starter', 'pro'), { minLength: 1, maxLength: 150 });
  const shuffled = tiers.chain((list) => {
    const mentions = list.map((tier, day) => mention(tier, now + day * DAY));
    return fc.tuple(fc.constant(mentions), fc.shuffledSubarray(mentions, { minLength: mentions.length }));
  });
  fc.assert(
    fc.property(shuffled, ([inOrder, other]) => {
      const kept = addAll(inOrder);
      expect(addAll(other)).toEqual(kept);
      expect(kept.at(-1)).toEqual(inOrder.at(-1));
      expect(kept.length).toBeLessThanOrEqual(2 * 6 + 2);
    }),
  );
});

it('lets the downgrade of an account that came back to its tier grow old', () => {
  const tierOn = (day: number) => (day >= 10 && day < 20 ? 'pro' : 'starter');
  const days = Array.from({ length: 200 }, (_, day) => mention(tierOn(day), now + day * DAY));
  const downgrade = lastDowngrade({ ...empty, plans: addAll(days) }, catalog, now + 200 * DAY);
  expect(downgrade).toMatchObject({ from: 'pro', to: 'starter' });
  expect(downgrade?.at).toBeGreaterThanOrEqual(now + 20 * DAY);
  expect(downgrade?.at).toBeLessThanOrEqual(now + 50 * DAY);
});
