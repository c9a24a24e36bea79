import { formatTime } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readJson } from '../http/body.ts';
import { actorOf } from '../http/context.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import type { Identities } from './secrets.ts';

const algorithm = z.enum(['HS256', 'ES256', 'RS256']);
const requestSchema = z.object({ algorithm: algorithm.default('HS256'), publicKey: z.string().max(10_000).optional() });
const listSchema = z.object({ secrets: z.array(z.object({ id: z.string(), algorithm, createdAt: z.string() })) });

/** `/v1/identity-secrets`: what identity tokens are signed with, two at a time for rotation. */
export function addIdentityRoutes(endpoint: AddEndpoint, identities: Identities): void {
  const shared = { tag: 'Identity', access: serverKey('admin') };
  const path = '/v1/identity-secrets';

  endpoint(
    { ...shared, method: 'get', path, summary: 'List what verifies identity tokens', answer: listSchema },
    async (c) => {
      const rows = await identities.list(c.get('caller').environment.id);
      return c.json({
        secrets: rows.map(({ id, algorithm, createdAt }) => ({ id, algorithm, createdAt: formatTime(createdAt) })),
      });
    },
  );

  endpoint(
    {
      ...shared,
      method: 'post',
      path,
      summary: 'Make a secret, shown this once, or upload a public key',
      body: requestSchema,
      status: 201,
      answer: z.object({ id: z.string(), algorithm, secret: z.string().optional() }),
    },
    async (c) => {
      const caller = c.get('caller');
      const { algorithm, publicKey } = await readJson(c, requestSchema);
      const made = await identities.add(caller.environment.id, algorithm, publicKey ?? null, actorOf(caller));
      const answer = { id: made.id, algorithm };
      return c.json(algorithm === 'HS256' ? { ...answer, secret: made.secret } : answer, 201);
    },
  );

  endpoint(
    {
      ...shared,
      method: 'delete',
      path: `${path}/{id}`,
      summary: 'Refuse its tokens from now on',
      answer: z.object({ id: z.string() }),
    },
    async (c) => {
      const caller = c.get('caller');
      const id = pathId(c);
      await identities.revoke(caller.environment.id, id, actorOf(caller));
      return c.json({ id });
    },
  );
}
