import { formatTime } from '@uptier/shared/contracts/time.ts';
import { usedBetween } from '@uptier/shared/engine/account/activity.ts';
import { ADOPTION_DAYS } from '@uptier/shared/engine/account/adoption.ts';
import { featuresOf, planAt } from '@uptier/shared/engine/account/plan.ts';
import { zoneOf } from '@uptier/shared/engine/account/timezone.ts';
import { readCounts } from '@uptier/shared/engine/state/day-counts.ts';
import { DAY_MS, dayOf } from '@uptier/shared/engine/time/calendar.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import { type AccountDeps, requireAccount } from './deps.ts';

const answer = z.object({
  features: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      uses: z.number(),
      minUses: z.number(),
      counted: z.boolean(),
      lastUsedAt: z.string().nullable(),
    }),
  ),
});

/** `/v1/accounts/{id}/features`. */
export function addFeatureRoutes(endpoint: AddEndpoint, deps: AccountDeps): void {
  endpoint(
    {
      method: 'get',
      path: '/v1/accounts/{id}/features',
      access: serverKey('viewer'),
      summary: 'The features of the present tier, with the uses of 30 days and the day of the last',
      tag: 'Accounts',
      answer,
    },
    async (c) => {
      const caller = c.get('caller');
      const { state } = await requireAccount(deps, caller, pathId(c));
      const { environment } = caller;
      const now = deps.now();
      const today = dayOf(now, zoneOf(state, environment.timezone));
      const catalog = await deps.findCatalog(environment.id);
      const included = featuresOf(catalog, planAt(state, now)?.value.tier ?? null);
      const features = catalog.features
        .filter(({ id }) => included.has(id))
        .map(({ id, name, minUses, counted }) => {
          const counts = Object.hasOwn(state.usage, id) ? state.usage[id] : undefined;
          const last = Math.max(...(counts ? readCounts(counts).keys() : []));
          const uses = usedBetween(state, id, today - ADOPTION_DAYS + 1, today);
          return { id, name, uses, minUses, counted, lastUsedAt: last > 0 ? formatTime(last * DAY_MS) : null };
        });
      return c.json({ features });
    },
  );
}
