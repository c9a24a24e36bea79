import { formatTime } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readQuery } from '../http/body.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import type { AccountSummary } from '../store/queries/account-list.ts';
import type { AccountDeps } from './deps.ts';
import { accountListSchema } from './schemas.ts';
import { type Reading, viewAccount } from './view.ts';

const tag = 'Accounts';
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(2000).exactOptional();
const listQuery = z.object({
  search: z.string().max(256).exactOptional(),
  tier: z.string().max(256).exactOptional(),
  sort: z.enum(['id', 'mrr', 'lastActiveAt', 'createdAt']).default('mrr'),
  ...{ limit, cursor },
});

/** Pages of accounts. */
export function addAccountListRoutes(endpoint: AddEndpoint, deps: AccountDeps): void {
  const { store, subjects } = deps;

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
      const { cursor: from, ...query } = readQuery(c, listQuery);
      const [value, id] = from === undefined ? [] : readCursor(from);
      const after = id === undefined || value === undefined ? null : { value, id };
      const rows = await store.accounts.list(environment.id, { ...query, after });
      const { catalog, policy } = await deps.findCompiled(environment.id);
      const reading = { environment, catalog, policy, now: deps.now() };
      const known = await subjects.readMany(
        environment.id,
        rows.map((row) => row.id),
      );
      const last = rows.length === query.limit ? rows.at(-1) : undefined;
      return c.json({
        accounts: rows.map((row) => viewRow(row, known, reading)),
        next: last ? writeCursor([last[query.sort], last.id]) : null,
      });
    },
  );
}

type Known = Awaited<ReturnType<AccountDeps['subjects']['readMany']>>;

function viewRow(row: AccountSummary, known: Known, reading: Reading) {
  const { id, name, tier, mrr, currency, lastActiveAt, createdAt } = row;
  const subject = known.get(id);
  const account = subject ? viewAccount(id, subject, reading) : null;
  return {
    ...{ id, name, tier, mrr, currency },
    lastActiveAt: lastActiveAt === null ? null : formatTime(lastActiveAt),
    createdAt: formatTime(createdAt),
    adoption: account?.adoption ?? null,
    readiness: { score: account?.readiness.score ?? null, band: account?.readiness.band ?? null },
    risk: { count: account?.risk.count ?? 0 },
    usage: account?.usage ?? {},
    muted: account?.muted ?? null,
  };
}
