import { formatTime, parseTime, timeSchema } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readQuery } from '../http/body.ts';
import type { Deps } from '../http/deps.ts';
import type { AddEndpoint } from '../http/endpoint.ts';

const querySchema = z.object({
  before: timeSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const answerSchema = z.object({
  entries: z.array(
    z.object({ id: z.string(), at: z.string(), who: z.string(), what: z.string(), detail: z.unknown() }),
  ),
});

/** `GET /v1/audit`: who changed what, newest first. */
export function addAuditRoutes(endpoint: AddEndpoint, { store, now }: Pick<Deps, 'store' | 'now'>): void {
  endpoint(
    {
      method: 'get',
      path: '/v1/audit',
      access: serverKey('admin'),
      tag: 'Audit',
      summary: 'List changes, newest first',
      query: querySchema,
      answer: answerSchema,
    },
    async (c) => {
      const { before, limit } = readQuery(c, querySchema);
      const until = (before === undefined ? null : parseTime(before)) ?? now() + 1;
      const rows = await store.audit.list(c.get('caller').environment.id, until, limit);
      return c.json({
        entries: rows.map(({ id, at, who, what, detail }) => ({ id, at: formatTime(at), who, what, detail })),
      });
    },
  );
}
