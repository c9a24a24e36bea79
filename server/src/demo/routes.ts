import { z } from 'zod';
import { open } from '../http/access.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import type { DemoStatus } from './status.ts';

const count = z.int();
const progressSchema = z.object({
  state: z.enum(['off', 'growing', 'ready']),
  day: count,
  days: count,
  accounts: count,
  events: count,
});

/** `GET /v1/status`: whether the demo world is still being made. The sign-in page asks too, so nobody is asked who they are. */
export function addStatusRoutes(endpoint: AddEndpoint, status: DemoStatus): void {
  endpoint(
    {
      method: 'get',
      path: '/v1/status',
      access: open,
      tag: 'Operations',
      summary: 'How far the demo world has grown',
      answer: z.object({ demo: progressSchema }),
    },
    (c) => c.json({ demo: status.read() }),
  );
}
