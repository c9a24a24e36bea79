import { idSchema } from '@uptier/shared/contracts/ids.ts';
import type { KeptDecision, KeptDecisions } from '@uptier/shared/contracts/kept-decision.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readQuery } from '../http/body.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Deps } from '../http/deps.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import { noSuchAccount, Problem } from '../http/problem.ts';
import type { KeptDecisionRow } from '../store/queries/kept-decisions.ts';
import { compiledUntil, type PastSources } from './compiled-then.ts';
import { keptDecisionsSchema } from './schemas.ts';
import { viewDecision } from './view.ts';

export interface KeptDecisionRouteDeps extends Pick<Deps, 'store'>, PastSources {
  settle: () => Promise<void>;
}

const query = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(2000).exactOptional(),
  userId: idSchema.exactOptional(),
  campaignId: idSchema.exactOptional(),
});

/** `/v1/accounts/{id}/decisions`. */
export function addKeptDecisionRoutes(endpoint: AddEndpoint, deps: KeptDecisionRouteDeps): void {
  const { store, settle } = deps;

  endpoint(
    {
      method: 'get',
      path: '/v1/accounts/{id}/decisions',
      access: serverKey('viewer'),
      summary: 'What an account was shown and not shown, and why, newest first',
      tag: 'Accounts',
      query,
      answer: keptDecisionsSchema,
    },
    async (c) => {
      const { environment } = c.get('caller');
      const accountId = pathId(c);
      const { limit, cursor, userId = null, campaignId = null } = readQuery(c, query);
      if ((await store.accounts.findVersion(environment.id, accountId)) === 0) throw noSuchAccount(accountId);
      await settle();
      const before = cursor === undefined ? null : placeOf(cursor);
      const rows = await store.keptDecisions.list(environment.id, accountId, { userId, campaignId, before, limit });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      const decisions = await viewAll(deps, environment.id, rows);
      return c.json({ decisions, next: last ? writeCursor([last.at, last.id]) : null } satisfies KeptDecisions);
    },
  );
}

/** Rows come newest first. */
async function viewAll(
  sources: PastSources,
  environmentId: string,
  rows: readonly KeptDecisionRow[],
): Promise<KeptDecision[]> {
  const [newest] = rows;
  if (!newest) return [];
  const findCompiled = await compiledUntil(sources, environmentId, newest.at);
  const views: KeptDecision[] = [];
  for (const row of rows) views.push(viewDecision(row, await findCompiled(row.at)));
  return views;
}

function placeOf(cursor: string): { at: number; id: string } {
  const [at, id] = readCursor(cursor);
  if (typeof at === 'number') return { at, id };
  throw new Problem('invalid', 'The cursor is not one of ours: hand back `next` as it came.', {
    cursor: 'not a cursor',
  });
}
