import { assignVariant } from '@uptier/shared/engine/campaigns/assign.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { changesIn } from './decisions/changes-in.ts';
import { createDecisions } from './decisions/decisions.ts';
import type { DecisionDeps } from './decisions/deps.ts';
import { createPages } from './decisions/pages.ts';
import type { Tokens } from './decisions/token.ts';
import { createUserSessions } from './decisions/user-session.ts';
import type { AccountBatch } from './events/batch.ts';
import { createExposureHook } from './exposures/hook.ts';
import type { NudgeSources } from './exposures/nudge-events.ts';
import { createReplay } from './exposures/replay.ts';
import { createVersions } from './exposures/versions.ts';
import type { Deps } from './http/deps.ts';
import { createKeeping } from './keeping.ts';
import { derivePlanChanges } from './movements/derive.ts';
import type { Neighbours, Notice } from './neighbours.ts';
import type { Offers } from './offers.ts';
import type { Subjects } from './store/subjects.ts';

interface Sources {
  offers: Offers;
  subjects: Subjects;
  tokens: Tokens;
  neighbours: Neighbours;
  /** Counts for /metrics. */
  count: DecisionDeps['count'];
}

/** From a decision to what was seen of it: leases, claims, exposures, and the open pages that hear of changes. */
export function createNudges(deps: Deps, { offers, subjects, tokens, neighbours, count }: Sources) {
  const pages = createPages();
  const tell = (environmentId: string, accountId: string, change: Notice['change']): void => {
    pages.tell(environmentId, accountId, change);
    neighbours.tell({ environmentId, accountId, change });
  };
  const versions = createVersions(deps);
  offers.changes.subscribe((environmentId) => {
    versions.forget(environmentId);
    pages.tellAll(environmentId, { kind: 'campaigns' });
  });
  const sources = ({ id: environmentId, salt }: Environment): NudgeSources => ({
    readDecision: ({ accountId, userId, body }) =>
      userId === null ? null : tokens.readDecision({ environmentId, accountId, userId }, body.decisionId ?? ''),
    findVersion: (campaignId, version) => versions.find(environmentId, campaignId, version),
    assign: (campaign, accountId) => assignVariant(campaign, salt, accountId),
  });
  const exposing = { store: deps.store, sources, findCompiled: offers.live.read, findCompiledAt: offers.live.readAt };
  const userSessions = createUserSessions(deps);
  const keeping = createKeeping(deps, { offers, userSessions });
  const { keeper, keepSights } = keeping;
  const replay = createReplay({ ...exposing, ...offers, readPolicies: offers.policies.readUntil });

  return {
    hooks: [createExposureHook({ ...exposing, derivePlanChanges, keepSights }), keeping.onBatch],
    written: (batch: AccountBatch): void => {
      const { environment, accountId } = batch;
      keeping.written(batch);
      offers.live
        .read(environment.id)
        .then((compiled) => {
          for (const change of changesIn(batch, compiled)) tell(environment.id, accountId, change);
        })
        .catch((error: unknown) => deps.log.error({ err: error }, 'open pages were not told of a change'));
    },
    settle: keeping.settle,
    changed: (environmentId: string, accountId: string): void => tell(environmentId, accountId, { kind: 'account' }),
    /** What another server tells. */
    hear: pages.tell,
    createDecisions: (takeEvents: DecisionDeps['takeEvents']) =>
      createDecisions({
        ...deps,
        ...{ tokens, pages, subjects, takeEvents, userSessions, keeper },
        findCompiled: offers.live.read,
        findCompiledAt: offers.live.readAt,
        replaySubject: (...past) => keeping.settle().then(() => replay(...past)),
        count,
      }),
  };
}
