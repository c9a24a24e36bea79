import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import type { Environments } from './environments.ts';

const environmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['production', 'development']),
  timezone: z.string(),
});

/** `GET /v1/environments`: all of them for members, its own for a key. */
export function addEnvironmentRoutes(endpoint: AddEndpoint, environments: Environments): void {
  endpoint(
    {
      method: 'get',
      path: '/v1/environments',
      access: serverKey('viewer'),
      tag: 'Environments',
      summary: 'List the environments',
      answer: z.object({ environments: z.array(environmentSchema) }),
    },
    async (c) => {
      const caller = c.get('caller');
      const all = await environments.list();
      const seen = caller.kind === 'console' ? all : all.filter(({ id }) => id === caller.environment.id);
      return c.json({ environments: seen.map(({ id, name, kind, timezone }) => ({ id, name, kind, timezone })) });
    },
  );
}
