import { formatTime } from '@uptier/shared/contracts/time.ts';
import { usageAt } from '@uptier/shared/engine/account/usage.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { z } from 'zod';
import { createKeptAnswers } from '../http/kept-answers.ts';
import type { ReportDeps } from './deps.ts';

const NEAR = 0.85;
const MOST_LISTED = 8;
const CHUNK = 100;

/** One account and the limit it is closest to. */
export interface NearLimit {
  accountId: string;
  name: string | null;
  limit: string;
  used: number;
  limitValue: number;
  ratio: number;
  reachedAt: number | null;
}

interface Reading {
  near: NearLimit[];
  accounts: number;
}

/** Finds the accounts above 85 % of a limit. It reads every account, some at a time, so an answer is kept for a while. */
export function createNearLimit({ store, now, findCatalog }: ReportDeps) {
  const keep = createKeptAnswers<Reading>(now);

  async function read(environment: Environment): Promise<Reading> {
    const at = now();
    const catalog = await findCatalog(environment.id);
    const near: NearLimit[] = [];
    let accounts = 0;
    let ids = await store.accounts.listIds(environment.id, '', CHUNK);
    while (ids.length > 0) {
      accounts += ids.length;
      // Past the cache: reading all once would drive out those that pages ask for.
      for (const { id: accountId, state } of await store.accounts.listByIds(environment.id, ids)) {
        const closest = closestOf(usageAt(state, catalog, at, environment.timezone));
        const name = state.traits.name?.value;
        if (closest) near.push({ accountId, name: typeof name === 'string' ? name : null, ...closest });
      }
      await new Promise((resume) => setImmediate(resume));
      ids = await store.accounts.listIds(environment.id, ids.at(-1) ?? '', CHUNK);
    }
    return { near: near.sort((a, b) => b.ratio - a.ratio), accounts };
  }

  /** The fullest first; `most` of them beside how many there are. */
  return async function nearLimit(environment: Environment, most = MOST_LISTED) {
    const { near, accounts } = await keep(environment.id, () => read(environment));
    return { accounts, nearLimit: near.slice(0, most), nearLimitCount: near.length };
  };
}

/** As it goes over the wire. */
export const wireNear = ({ reachedAt, ...row }: NearLimit) => ({
  ...row,
  reachedAt: reachedAt === null ? null : formatTime(reachedAt),
});

export const nearLimitQuerySchema = z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) });

export type FindNearLimit = ReturnType<typeof createNearLimit>;

function closestOf(uses: ReturnType<typeof usageAt>): Omit<NearLimit, 'accountId' | 'name'> | null {
  let closest: Omit<NearLimit, 'accountId' | 'name'> | null = null;
  for (const [limit, { used, limit: limitValue, ratio, reachedAt }] of Object.entries(uses)) {
    if (ratio === null || limitValue === null || ratio < NEAR || ratio <= (closest?.ratio ?? 0)) continue;
    closest = { limit, used, limitValue, ratio, reachedAt };
  }
  return closest;
}
