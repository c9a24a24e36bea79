import { formatTime } from '@uptier/shared/contracts/time.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readQuery } from '../http/body.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import type { AccountSort } from '../store/queries/account-list.ts';
import type { AccountDeps } from './deps.ts';
import { createRanking } from './ranking.ts';
import { accountListSchema } from './schemas.ts';
import { type Reading, viewAccount } from './view.ts';

const tag = 'Accounts';
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(2000).exactOptional();
const listQuery = z.object({
  search: z.string().max(256).exactOptional(),
  tier: z.string().max(256).exactOptional(),
  sort: z.enum(['id', 'mrr', 'lastActiveAt', 'createdAt', 'readiness']).default('mrr'),
  ...{ limit, cursor },
});

/** Pages of accounts. */
export function addAccountListRoutes(endpoint: AddEndpoint, deps: AccountDeps): void {
  const { store, subjects } = deps;
  const listRanked = createRanking(deps);

  async function bySort(environment: Environment, query: Query & { sort: AccountSort }) {
    const rows = await store.accounts.list(environment.id, { ...query, after: placeIn(query) });
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    return { rows, next: last ? writeCursor([last[query.sort], last.id]) : null };
  }

  async function byReadiness(environment: Environment, query: Query) {
    const place = placeIn(query);
    const after = place && typeof place.value === 'number' ? { score: place.value, id: place.id } : null;
    const rows = await listRanked(environment, { ...query, after });
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    return { rows, next: last ? writeCursor([last.score, last.id]) : null };
  }

  endpoint(
    {
      method: 'get',
      path: '/v1/accounts',
      access: serverKey('viewer'),
      summary: 'List accounts: by id ascending, by anything else the greatest first',
      tag,
      query: listQuery,
      answer: accountListSchema,
    },
    async (c) => {
      const { environment } = c.get('caller');
      const query = readQuery(c, listQuery);
      const { rows, next } =
        query.sort === 'readiness'
          ? await byReadiness(environment, query)
          : await bySort(environment, { ...query, sort: query.sort });
      const { catalog, policy } = await deps.findCompiled(environment.id);
      const reading = { environment, catalog, policy, now: deps.now() };
      const ids = rows.map((row) => row.id);
      const known = await subjects.readMany(environment.id, ids);
      return c.json({ accounts: rows.map((row) => viewRow(row, known, reading)), next });
    },
  );
}

type Query = Omit<z.output<typeof listQuery>, 'sort'>;
type Place = { value: string | number | null; id: string };

function placeIn({ cursor: from }: Query): Place | null {
  const [value, id] = from === undefined ? [] : readCursor(from);
  return id === undefined || value === undefined ? null : { value, id };
}

type Known = Awaited<ReturnType<AccountDeps['subjects']['readMany']>>;

function viewRow({ id }: { id: string }, known: Known, reading: Reading) {
  const subject = known.get(id);
  const account = subject ? viewAccount(id, subject, reading) : null;
  const lastActiveAt = subject?.lastActiveAt ?? null;
  const name = account?.traits.name;
  return {
    ...{ id, name: typeof name === 'string' ? name : null, tier: account?.tier ?? null },
    ...{ mrr: account?.mrr ?? 0, currency: account?.currency ?? null },
    lastActiveAt: lastActiveAt === null ? null : formatTime(lastActiveAt),
    createdAt: formatTime(subject?.createdAt ?? reading.now),
    adoption: account?.adoption ?? null,
    readiness: { score: account?.readiness.score ?? null, band: account?.readiness.band ?? null },
    risk: { count: account?.risk.count ?? 0 },
    usage: account?.usage ?? {},
    muted: account?.muted ?? null,
  };
}
