import { setTimeout } from 'node:timers/promises';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import type { AccountDeps } from './accounts/deps.ts';
import { addFeatureRoutes } from './accounts/feature-routes.ts';
import { addAccountListRoutes } from './accounts/list-routes.ts';
import { addPlanRoutes } from './accounts/plan-routes.ts';
import { addAccountRoutes, addEntitlementRoutes } from './accounts/routes.ts';
import { addTimelineRoutes } from './accounts/timeline-routes.ts';
import { addUserListRoutes, addUserRoutes } from './accounts/user-routes.ts';
import type { Tokens } from './decisions/token.ts';
import type { AccountBatch, OnAccountBatch } from './events/batch.ts';
import { createFireHook } from './events/fire-hook.ts';
import { createRecorder } from './events/recorder.ts';
import type { Alongside } from './events/round.ts';
import { addEventRoutes } from './events/routes.ts';
import { createJudge, createTakeEvents } from './events/take.ts';
import type { CallerSources } from './http/caller.ts';
import type { Deps } from './http/deps.ts';
import type { AddEndpoint } from './http/endpoint.ts';
import type { Metrics } from './http/metrics.ts';
import { createMovementHook } from './movements/hook.ts';
import { addSegmentRoutes } from './segment/routes.ts';
import type { SegmentDeps } from './segment/take.ts';
import type { Subjects } from './store/subjects.ts';
import { namedCustomers } from './webhooks/customers.ts';
import { addWebhookRoutes, type WebhookDeps } from './webhooks/routes.ts';
import { createStripe } from './webhooks/stripe.ts';

interface Sources {
  subjects: Subjects;
  tokens: Tokens;
  findCatalog: (environmentId: string) => Promise<Catalog>;
  findCompiled: (environmentId: string) => Promise<Compiled>;
  /** Null asks for the default one. */
  findEnvironment: (id: string | null) => Promise<Environment | null>;
  /** What other nouns do with new events, after limits have fired and movements are known. */
  hooks: readonly OnAccountBatch[];
  /** What is written for all events of a round together. */
  alongside: Alongside;
  /** Told after new events of an account are on disk. */
  written: (batch: AccountBatch) => void;
  /** Counts for /metrics. */
  count: Metrics['count'];
  /** Has everything written that still waits to be. */
  settle: () => Promise<void>;
  /** Told after an account was muted or erased. */
  changed: (environmentId: string, accountId: string) => void;
}

/** Everything that comes in: events from every kind of sender, and the accounts they are about. */
export function createIntake(deps: Deps, sources: Sources) {
  const { subjects, tokens, findCatalog, findCompiled, hooks, alongside, written, settle, changed, count } = sources;
  const { findEnvironment } = sources;
  const fire = createFireHook((environment) => findCompiled(environment.id));
  const write = createRecorder({
    ...deps,
    ...{ subjects, findCatalog, alongside, written },
    hooks: [fire, createMovementHook({ ...deps, findCatalog }), ...hooks],
  });
  const recordOnly: typeof write = async (environment, events) => {
    const outcomes = await write(environment, events);
    for (const outcome of outcomes) count('event', outcome);
    return outcomes;
  };
  const stripe = createStripe({ ...deps, subjects, findCatalog, record: recordOnly, wait: setTimeout });
  const record: typeof recordOnly = async (environment, events) => {
    const outcomes = await recordOnly(environment, events);
    for (const { accountId, customerId } of namedCustomers(events))
      await stripe.link(environment, accountId, customerId);
    return outcomes;
  };
  const examine = createJudge({ ...deps, findCatalog, readIssued: tokens.readDecision });
  const judge: typeof examine = async (caller, sent) => {
    const verdicts = await examine(caller, sent);
    for (const { kind } of verdicts) if (kind === 'rejected') count('event', kind);
    return verdicts;
  };
  const takeEvents = createTakeEvents({ judge, record });
  const accounts: AccountDeps = { ...deps, subjects, findCatalog, findCompiled, takeEvents, settle, changed };
  const segment: SegmentDeps = { ...deps, judge, record };
  const webhooks: WebhookDeps = { ...deps, stripe, findEnvironment };
  return { record, takeEvents, accounts, segment, webhooks };
}
export type Intake = ReturnType<typeof createIntake>;

export function addIntakeRoutes(endpoint: AddEndpoint, intake: Intake, callers: CallerSources): void {
  const { takeEvents, accounts, segment, webhooks } = intake;
  addEventRoutes(endpoint, takeEvents);
  addAccountListRoutes(endpoint, accounts);
  addTimelineRoutes(endpoint, accounts);
  addAccountRoutes(endpoint, accounts);
  addEntitlementRoutes(endpoint, accounts);
  addFeatureRoutes(endpoint, accounts);
  addUserListRoutes(endpoint, accounts);
  addUserRoutes(endpoint, accounts);
  addPlanRoutes(endpoint, accounts);
  addSegmentRoutes(endpoint, segment, callers);
  addWebhookRoutes(endpoint, webhooks);
}
