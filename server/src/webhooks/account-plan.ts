import { isDeepStrictEqual } from 'node:util';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { EventBody } from '@uptier/shared/contracts/event.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import type { Deps } from '../http/deps.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import type { StripeEventRow } from '../store/queries/stripe.ts';
import type { Subjects } from '../store/subjects.ts';
import { type Change, foldChanges, type Step, subscriptionTypes } from './steps.ts';
import { subscriptionSchema } from './subscription.ts';

export interface PlanDeps extends Pick<Deps, 'store' | 'now'> {
  subjects: Subjects;
  findCatalog: (environmentId: string) => Promise<Catalog>;
  record: (environment: Environment, events: readonly StoredEvent[]) => Promise<unknown>;
}

const PREFIX = 'stripe:';
const HISTORY_MS = 86_400_000;

/**
 * Brings an account's plans in step with everything its billing system told so far. A change that came late can make an
 * earlier event of ours wrong: then another of the same instant follows it, its id continued by `~`.
 */
export async function bringInStep(deps: PlanDeps, environment: Environment, accountId: string): Promise<void> {
  const { store, now, subjects, findCatalog, record } = deps;
  const rows = await store.stripe.listOfAccount(environment.id, accountId);
  const fresh = new Set(rows.filter(({ appliedAt }) => appliedAt === null).map(({ id }) => id));
  const all = foldChanges(rows.flatMap(toChange), await findCatalog(environment.id));
  // What was told before stays: a catalog changed since must not rewrite the past.
  const first = all.findIndex(({ changeId }) => fresh.has(changeId));
  const steps = first < 0 ? [] : all.slice(first);
  const told = await store.events.listWithPrefix(environment.id, accountId, PREFIX);
  const { state } = await subjects.read(environment.id, accountId);
  const bodies = [
    ...customerBodies(rows, state.traits.stripeCustomerId !== undefined),
    ...steps.flatMap((step) => planBodies(step, told)),
    ...statusBodies(all, told),
  ];
  const receivedAt = now();
  const events = bodies.map(({ id, at, body }) => ({
    ...{ id, at, body, accountId, receivedAt },
    userId: null,
    source: 'server' as const,
    imported: receivedAt - at > HISTORY_MS,
    properties: {},
  }));
  await record(environment, events);
  if (fresh.size > 0) await store.write([store.stripe.markApplied(environment.id, [...fresh], receivedAt)]);
}

interface Telling {
  id: string;
  at: EpochMs;
  body: EventBody;
}

function planBodies({ id, at, plan }: Step, told: readonly StoredEvent[]): Telling[] {
  if (!plan) return [];
  const known = told.filter((event) => event.id === id || event.id.startsWith(`${id}~`));
  const last = known.toSorted((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1)).at(-1);
  if (!last) return [{ id, at, body: plan }];
  return isDeepStrictEqual(last.body, plan) ? [] : [{ id: `${id}~${known.length}`, at, body: plan }];
}

function statusBodies(steps: readonly Step[], told: readonly StoredEvent[]): Telling[] {
  const known = new Set(told.map(({ id }) => id));
  const changed = steps.filter(
    ({ paymentStatus }, index) => paymentStatus !== (steps[index - 1]?.paymentStatus ?? 'ok'),
  );
  return changed.flatMap(({ id, at, paymentStatus }) => {
    const body = { type: 'traits' as const, of: 'account' as const, traits: { paymentStatus } };
    return known.has(`${id}:status`) ? [] : [{ id: `${id}:status`, at, body }];
  });
}

/** Later subscriptions of the same customer find the account even when they do not name it. */
function customerBodies(rows: readonly StripeEventRow[], isKnown: boolean): Telling[] {
  const named = rows.find(({ customerId }) => customerId !== null);
  if (isKnown || !named) return [];
  const { customerId, created } = named;
  const body = { type: 'traits' as const, of: 'account' as const, traits: { stripeCustomerId: customerId } };
  return [{ id: `${PREFIX}customer:${customerId}`, at: created * 1000, body }];
}

function toChange({ id, type, created, body }: StripeEventRow): Change[] {
  const subscription = subscriptionSchema.safeParse(body);
  const known = subscriptionTypes.find((each) => each === type);
  return known && subscription.success ? [{ id, type: known, created, subscription: subscription.data }] : [];
}
