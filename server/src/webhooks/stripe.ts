import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { z } from 'zod';
import { invalidInput } from '../http/problem.ts';
import { createTurns } from '../http/turns.ts';
import { bringInStep, type PlanDeps } from './account-plan.ts';
import { endOfSecond, subscriptionTypes } from './steps.ts';
import { accountIdOf, type Subscription, subscriptionSchema } from './subscription.ts';

export const stripeEventSchema = z.looseObject({
  id: z.string().min(1).max(200),
  type: z.string(),
  created: z.int().nonnegative(),
  data: z.looseObject({ object: z.unknown() }),
});
type StripeEvent = z.output<typeof stripeEventSchema>;

export interface StripeDeps extends PlanDeps {
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>;
}

/** Takes what the billing system tells of subscriptions and turns it into plans of accounts. */
export function createStripe(deps: StripeDeps) {
  const { store, now, wait } = deps;
  // Two changes of one account must not both believe to be the last.
  const inTurn = createTurns();

  /** Gives an account the events that waited for it; true when there were any. */
  async function adopt(
    environmentId: string,
    accountId: string,
    of: { subscriptionIds: string[]; customerIds: string[] },
  ) {
    const waiting = await store.stripe.listWaiting(environmentId, of);
    if (waiting.length === 0) return false;
    const ids = waiting.map(({ id }) => id);
    await store.write([store.stripe.link(environmentId, ids, accountId)]);
    return true;
  }

  async function keep(environment: Environment, event: StripeEvent, subscription: Subscription): Promise<void> {
    const accountId = await findAccount(store, environment.id, subscription);
    const row = toRow(environment.id, event, subscription, now());
    await store.write([store.stripe.record({ ...row, accountId })]);
    if (accountId === null) return;
    const customerIds = row.customerId === null ? [] : [row.customerId];
    await adopt(environment.id, accountId, { subscriptionIds: [subscription.id], customerIds });
    await bringInStep(deps, environment, accountId);
  }

  return {
    /** Answers when the change is on disk and in force: a change takes effect at the end of its second. */
    async take(environment: Environment, event: StripeEvent): Promise<void> {
      if (!subscriptionTypes.some((type) => type === event.type)) return;
      const parsed = subscriptionSchema.safeParse(event.data.object);
      if (!parsed.success) throw invalidInput(parsed.error, 'The subscription');
      const early = endOfSecond(event.created) - now();
      if (early > 0) await wait(Math.min(early, 1000));
      await inTurn(environment.id, () => keep(environment, event, parsed.data));
    },
    /** The account was told to be this customer of the billing system: what waited for that is applied. */
    async link(environment: Environment, accountId: string, customerId: string): Promise<void> {
      await inTurn(environment.id, async () => {
        const of = { subscriptionIds: [], customerIds: [customerId] };
        if (await adopt(environment.id, accountId, of)) await bringInStep(deps, environment, accountId);
      });
    },
  };
}
export type StripeWebhooks = ReturnType<typeof createStripe>;

async function findAccount(
  store: StripeDeps['store'],
  environmentId: string,
  subscription: Subscription,
): Promise<string | null> {
  const named = accountIdOf(subscription);
  if (named !== null) return named;
  const { id, customer } = subscription;
  const byTrait = customer ? await store.accounts.findIdByStripeCustomer(environmentId, customer) : null;
  return byTrait ?? (await store.stripe.findAccount(environmentId, id));
}

function toRow(environmentId: string, event: StripeEvent, { id, customer }: Subscription, receivedAt: number) {
  const { created, type } = event;
  const of = { environmentId, id: event.id, subscriptionId: id, customerId: customer ?? null };
  return { ...of, created, type, body: event.data.object, receivedAt, appliedAt: null };
}
