import {
  type EventResult,
  eventSchema,
  eventsRequestSchema,
  eventsResponseSchema,
  MAX_EVENTS,
} from '@uptier/shared/contracts/event.ts';
import { z } from 'zod';
import { anyKey } from '../http/access.ts';
import { readJson } from '../http/body.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { TakeEvents } from './take.ts';

/** `POST /v1/events`. */
export function addEventRoutes(endpoint: AddEndpoint, takeEvents: TakeEvents): void {
  endpoint(
    {
      method: 'post',
      path: '/v1/events',
      access: anyKey,
      summary: 'Send what happened; each event is judged by itself',
      tag: 'Events',
      body: eventsRequestSchema.extend({ events: z.array(eventSchema) }),
      answer: eventsResponseSchema,
    },
    async (c) => {
      const { events, sentAt } = await readJson(c, eventsRequestSchema, { leavesOutReserved: true });
      if (events.length > MAX_EVENTS) {
        throw new Problem('too_large', `Send at most ${MAX_EVENTS} events at once. Nothing was taken.`);
      }
      const results: EventResult[] = await takeEvents(c.get('caller'), events, sentAt);
      return c.json({ results });
    },
  );
}
