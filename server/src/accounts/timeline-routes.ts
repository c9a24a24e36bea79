import { formatTime } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readQuery } from '../http/body.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import type { ExposureRow } from '../store/queries/exposures.ts';
import { type AccountDeps, requireAccount } from './deps.ts';
import { viewMovement } from './plan-routes.ts';
import { timelineSchema } from './schemas.ts';

const tag = 'Accounts';
const timelineQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).exactOptional(),
});

/** `/v1/accounts/{id}/timeline`. */
export function addTimelineRoutes(endpoint: AddEndpoint, deps: AccountDeps): void {
  const { store } = deps;

  endpoint(
    {
      method: 'get',
      path: '/v1/accounts/{id}/timeline',
      access: serverKey('viewer'),
      summary: 'What happened in an account, newest first',
      tag,
      query: timelineQuery,
      answer: timelineSchema,
    },
    async (c) => {
      const caller = c.get('caller');
      const accountId = pathId(c);
      const { limit: most, cursor: from } = readQuery(c, timelineQuery);
      await requireAccount(deps, caller, accountId);
      const [at, id] = from === undefined ? [] : readCursor(from);
      const before = typeof at === 'number' && id !== undefined ? { at, id } : null;
      const events = await store.events.listNewest(caller.environment.id, accountId, { before, limit: most });
      const movements = await store.movements.listOfAccount(caller.environment.id, accountId);
      const movementOf = new Map(movements.map((row) => [row.id, viewMovement(row)]));
      const exposures = await store.exposures.listOfAccount(caller.environment.id, accountId);
      const exposureOf = new Map(exposures.map((row) => [row.decisionId, row]));
      const last = events.length === most ? events.at(-1) : undefined;
      return c.json({
        // That a page asked is no news of an account.
        events: events
          .filter(({ body }) => body.type !== 'moment')
          .map((event) => ({
            ...viewEvent(event),
            ...aboutNudge(event, exposureOf),
            movement: movementOf.get(event.id) ?? null,
          })),
        next: last ? writeCursor([last.at, last.id]) : null,
      });
    },
  );
}

function viewEvent({ id, at, userId, source, body, properties }: StoredEvent) {
  return { id, at: formatTime(at), userId, source, ...body, properties };
}

/** A page names only the decision; its exposure knows the campaign, the wording, the surface and the path. */
function aboutNudge({ body }: StoredEvent, exposureOf: ReadonlyMap<string, ExposureRow>) {
  const exposure = body.type === 'nudge' ? exposureOf.get(body.decisionId ?? '') : undefined;
  if (!exposure) return {};
  const { campaignId, variantId, surface, kind, fromTier, toTier } = exposure;
  return { campaignId, variantId, surface, kind, from: fromTier, to: toTier };
}
