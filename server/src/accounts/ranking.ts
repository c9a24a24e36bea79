import { planAt } from '@uptier/shared/engine/account/plan.ts';
import { readinessAt } from '@uptier/shared/engine/account/readiness.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { createKeptAnswers } from '../http/kept-answers.ts';
import type { AccountDeps } from './deps.ts';

const CHUNK = 100;
/** Where an account without a score stands: after all that have one. */
const NO_SCORE = -1;

/** An account in the order of readiness. */
export interface Ranked {
  id: string;
  score: number;
  tier: string | null;
  /** Its id and name, as a search looks at them. */
  text: string;
}

interface Page {
  search?: string | undefined;
  tier?: string | undefined;
  after: { score: number; id: string } | null;
  limit: number;
}

/**
 * Accounts with the highest readiness first, those without a score last. A score is of its moment, so every account is
 * read, some at a time, and the order is kept for a while.
 */
export function createRanking({ store, now, findCompiled }: Pick<AccountDeps, 'store' | 'now' | 'findCompiled'>) {
  const keep = createKeptAnswers<Ranked[]>(now);

  async function rank(environment: Environment): Promise<Ranked[]> {
    const at = now();
    const { catalog, policy } = await findCompiled(environment.id);
    const ranked: Ranked[] = [];
    let ids = await store.accounts.listIds(environment.id, '', CHUNK);
    while (ids.length > 0) {
      // Past the cache: reading all once would drive out those that pages ask for.
      for (const { id, state } of await store.accounts.listByIds(environment.id, ids)) {
        const { score } = readinessAt(state, catalog, at, environment.timezone, policy.readinessWeights);
        const name = state.traits.name?.value;
        const text = `${id}\n${typeof name === 'string' ? name : ''}`.toLowerCase();
        ranked.push({ id, score: score ?? NO_SCORE, tier: planAt(state, at)?.value.tier ?? null, text });
      }
      await new Promise((resume) => setImmediate(resume));
      ids = await store.accounts.listIds(environment.id, ids.at(-1) ?? '', CHUNK);
    }
    return ranked.sort(compare);
  }

  return async function listRanked(environment: Environment, { search, tier, after, limit }: Page): Promise<Ranked[]> {
    const words = search?.toLowerCase() ?? '';
    const page: Ranked[] = [];
    for (const row of await keep(environment.id, () => rank(environment))) {
      const isWanted = (tier === undefined || row.tier === tier) && row.text.includes(words);
      if (isWanted && (!after || compare(row, after) > 0)) page.push(row);
      if (page.length === limit) break;
    }
    return page;
  };
}

function compare(a: Pick<Ranked, 'score' | 'id'>, b: Pick<Ranked, 'score' | 'id'>): number {
  return b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
