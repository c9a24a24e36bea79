import { z } from 'zod';
import { open } from '../http/access.ts';
import type { Deps } from '../http/deps.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';

const okSchema = z.object({ status: z.literal('ok') });

/** `/healthz`: the process answers. `/readyz`: so does the store. */
export function addHealthRoutes(endpoint: AddEndpoint, { store, log }: Pick<Deps, 'store' | 'log'>): void {
  const shared = { method: 'get' as const, tag: 'Operations', access: open, answer: okSchema };
  endpoint({ ...shared, path: '/healthz', summary: 'Is the process alive?' }, (c) => c.json({ status: 'ok' as const }));
  endpoint({ ...shared, path: '/readyz', summary: 'Can it serve?' }, async (c) => {
    try {
      await store.settings.find('workspace');
    } catch (error) {
      log.error({ err: error }, 'the store does not answer');
      throw new Problem('unavailable', 'The store does not answer: try again shortly.');
    }
    return c.json({ status: 'ok' as const });
  });
}
