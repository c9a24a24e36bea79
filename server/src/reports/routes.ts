import { tierPathsResponseSchema } from '@uptier/shared/contracts/report.ts';
import { serverKey } from '../http/access.ts';
import { readQuery } from '../http/body.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { campaignResult } from './campaign-result.ts';
import type { ReportDeps } from './deps.ts';
import { createNearLimit, nearLimitQuerySchema, wireNear } from './near-limit.ts';
import { overview } from './overview.ts';
import { pathAccounts, pathAccountsQuerySchema } from './path-accounts.ts';
import { publishedOf } from './published.ts';
import { campaignQuerySchema, conversionQuerySchema, toConversionQuery } from './query.ts';
import { campaignResultSchema, nearLimitSchema, overviewSchema, pathAccountsSchema } from './schemas.ts';
import { tierPaths } from './tier-paths.ts';

const tag = 'Reports';
const access = serverKey('viewer');
const report = { method: 'get', access, tag } as const;

/** `/v1/reports/…`: what converted, for whom, and what can be said of it. */
export function addReportRoutes(endpoint: AddEndpoint, deps: ReportDeps): void {
  addTierPathRoutes(endpoint, deps);
  addLimitRoutes(endpoint, deps);

  endpoint(
    {
      ...report,
      path: '/v1/reports/campaigns/{id}',
      summary: 'One campaign: its own cohort, variants and funnel',
      query: campaignQuerySchema,
      answer: campaignResultSchema,
    },
    async (c) => {
      const environmentId = c.get('caller').environment.id;
      const row = await deps.store.campaigns.find(environmentId, pathId(c));
      if (!row) throw new Problem('not_found', 'There is no such campaign in this environment.');
      const campaign = await publishedOf(deps, row);
      const query = toConversionQuery(readQuery(c, campaignQuerySchema), deps.now());
      const windowDays = c.req.query('windowDays') === undefined ? campaign.goal.windowDays : query.windowDays;
      return c.json(await campaignResult(deps, environmentId, campaign, { ...query, windowDays }));
    },
  );
}

/** Who is near a limit, and the first page, which says so too: both from the same reading. */
function addLimitRoutes(endpoint: AddEndpoint, deps: ReportDeps): void {
  const findNearLimit = createNearLimit(deps);

  endpoint(
    {
      ...report,
      path: '/v1/reports/overview',
      summary: 'The first page: what moved, what is near a limit, how campaigns do',
      query: conversionQuerySchema,
      answer: overviewSchema,
    },
    async (c) => {
      const query = toConversionQuery(readQuery(c, conversionQuerySchema), deps.now());
      return c.json(await overview(deps, findNearLimit, c.get('caller').environment, query));
    },
  );

  endpoint(
    {
      ...report,
      path: '/v1/reports/near-limit',
      summary: 'Accounts above 85 % of a limit, each with the limit it is closest to, the fullest first',
      query: nearLimitQuerySchema,
      answer: nearLimitSchema,
    },
    async (c) => {
      const { limit } = readQuery(c, nearLimitQuerySchema);
      const { nearLimit, nearLimitCount } = await findNearLimit(c.get('caller').environment, limit);
      return c.json({ nearLimit: nearLimit.map(wireNear), nearLimitCount });
    },
  );
}

function addTierPathRoutes(endpoint: AddEndpoint, deps: ReportDeps): void {
  endpoint(
    {
      ...report,
      path: '/v1/reports/tier-paths',
      summary: 'Conversion by tier path, shown beside withheld',
      query: conversionQuerySchema,
      answer: tierPathsResponseSchema,
    },
    async (c) => {
      const query = toConversionQuery(readQuery(c, conversionQuerySchema), deps.now());
      return c.json(await tierPaths(deps, c.get('caller').environment.id, query));
    },
  );

  endpoint(
    {
      ...report,
      path: '/v1/reports/tier-paths/accounts',
      summary: 'The accounts behind one cell, newest first',
      query: pathAccountsQuerySchema,
      answer: pathAccountsSchema,
    },
    async (c) => {
      const asked = readQuery(c, pathAccountsQuerySchema);
      const { fromTier, toTier, state, limit, cursor = null } = asked;
      const query = { ...toConversionQuery(asked, deps.now()), fromTier, toTier, state, limit, cursor };
      return c.json(await pathAccounts(deps, c.get('caller').environment.id, query));
    },
  );
}
