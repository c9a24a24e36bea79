import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Compiled } from '@uptier/shared/engine/compile.ts';
import type { AccountDeps } from './accounts/deps.ts';
import { addAccountListRoutes } from './accounts/list-routes.ts';
import { addPlanRoutes } from './accounts/plan-routes.ts';
import { addAccountRoutes, addEntitlementRoutes } from './accounts/routes.ts';
import { addUserListRoutes, addUserRoutes } from './accounts/user-routes.ts';
import type { Tokens } from './decisions/token.ts';
import type { AccountBatch, OnAccountBatch } from './events/batch.ts';
import { createFireHook } from './events/fire-hook.ts';
import { createRecorder } from './events/recorder.ts';
import { addEventRoutes } from './events/routes.ts';
import { createJudge, createTakeEvents } from './events/take.ts';
import type { CallerSources } from './http/caller.ts';
import type { Deps } from './http/deps.ts';
import type { AddEndpoint } from './http/endpoint.ts';
import { createMovementHook } from './movements/hook.ts';
import { addSegmentRoutes } from './segment/routes.ts';
import type { SegmentDeps } from './segment/take.ts';
import type { Subjects } from './store/subjects.ts';

interface Sources {
  subjects: Subjects;
  tokens: Tokens;
  findCatalog: (environmentId: string) => Promise<Catalog>;
  findCompiled: (environmentId: string) => Promise<Compiled>;
  /** What other nouns do with new events, after limits have fired and movements are known. */
  hooks: readonly OnAccountBatch[];
  /** Told after new events of an account are on disk. */
  written: (batch: AccountBatch) => void;
  /** Told after an account was muted or erased. */
  changed: (environmentId: string, accountId: string) => void;
}

/** Everything that comes in: events from every kind of sender, and the accounts they are about. */
export function createIntake(deps: Deps, sources: Sources) {
  const { subjects, tokens, findCatalog, findCompiled, hooks, written, changed } = sources;
  const fire = createFireHook((environment) => findCompiled(environment.id));
  const record = createRecorder({
    ...deps,
    ...{ subjects, findCatalog, written },
    hooks: [fire, createMovementHook({ ...deps, findCatalog }), ...hooks],
  });
  const isIssued = (who: Parameters<Tokens['readDecision']>[0], decisionId: string) =>
    tokens.readDecision(who, decisionId) !== null;
  const judge = createJudge({ ...deps, findCatalog, isIssued });
  const takeEvents = createTakeEvents({ judge, record });
  const accounts: AccountDeps = { ...deps, subjects, findCatalog, takeEvents, changed };
  const segment: SegmentDeps = { ...deps, judge, record };
  return { record, takeEvents, accounts, segment };
}
export type Intake = ReturnType<typeof createIntake>;

export function addIntakeRoutes(endpoint: AddEndpoint, intake: Intake, callers: CallerSources): void {
  const { takeEvents, accounts, segment } = intake;
  addEventRoutes(endpoint, takeEvents);
  addAccountListRoutes(endpoint, accounts);
  addAccountRoutes(endpoint, accounts);
  addEntitlementRoutes(endpoint, accounts);
  addUserListRoutes(endpoint, accounts);
  addUserRoutes(endpoint, accounts);
  addPlanRoutes(endpoint, accounts);
  addSegmentRoutes(endpoint, segment, callers);
}
