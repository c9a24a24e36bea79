import { formatTime } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readJson } from '../http/body.ts';
import { actorOf } from '../http/context.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import type { Keys } from './keys.ts';

const kind = z.enum(['pk', 'sk']);
const requestSchema = z.object({ kind, name: z.string().trim().min(1).max(200) });
const listSchema = z.object({
  keys: z.array(z.object({ id: z.string(), kind, name: z.string(), hint: z.string(), createdAt: z.string() })),
});

/** `/v1/keys`: list, make and revoke. */
export function addKeyRoutes(endpoint: AddEndpoint, keys: Keys): void {
  const shared = { tag: 'Keys', access: serverKey('admin') };

  endpoint(
    { ...shared, method: 'get', path: '/v1/keys', summary: 'List the keys in use', answer: listSchema },
    async (c) => {
      const rows = await keys.list(c.get('caller').environment.id);
      return c.json({
        keys: rows.map(({ id, kind, name, hint, createdAt }) => ({
          id,
          kind,
          name,
          hint,
          createdAt: formatTime(createdAt),
        })),
      });
    },
  );

  endpoint(
    {
      ...shared,
      method: 'post',
      path: '/v1/keys',
      summary: 'Make a key; it is shown this once',
      body: requestSchema,
      status: 201,
      answer: z.object({ id: z.string(), key: z.string() }),
    },
    async (c) => {
      const caller = c.get('caller');
      const { kind, name } = await readJson(c, requestSchema);
      return c.json(await keys.issue(caller.environment.id, kind, name, actorOf(caller)), 201);
    },
  );
  addRevocation(endpoint, keys);
}

function addRevocation(endpoint: AddEndpoint, keys: Keys): void {
  endpoint(
    {
      tag: 'Keys',
      access: serverKey('admin'),
      method: 'delete',
      path: '/v1/keys/{id}',
      summary: 'Revoke a key at once',
      answer: z.object({ id: z.string() }),
    },
    async (c) => {
      const caller = c.get('caller');
      const id = pathId(c);
      await keys.revoke(caller.environment.id, id, actorOf(caller));
      return c.json({ id });
    },
  );
}
