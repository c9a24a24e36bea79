import type { RouteConfig } from '@hono/zod-openapi';
import { isId } from '@uptier/shared/contracts/ids.ts';
import { problemSchema } from '@uptier/shared/contracts/problem.ts';
import type { z } from 'zod';
import type { Access } from './access.ts';
import { admit, type CallerSources } from './caller.ts';
import type { Ctx, Router } from './context.ts';
import { Problem } from './problem.ts';

export interface Endpoint {
  method: 'get' | 'post' | 'put' | 'delete';
  /** As in OpenAPI: `/v1/accounts/{id}`. */
  path: string;
  access: Access | null;
  summary: string;
  /** The noun, the heading under which the reference lists it. */
  tag: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The status of success, 200 unless said. */
  status?: number;
  answer: z.ZodType;
}

/** Describes a call in `/openapi.json` and answers it; `c.get('caller')` is set unless access is open. */
export function createEndpoints(router: Router, sources: CallerSources) {
  return function endpoint(definition: Endpoint, answer: (c: Ctx) => Response | Promise<Response>): void {
    const { method, path, access } = definition;
    router.openAPIRegistry.registerPath(toOpenApi(definition));
    router.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      if (access) c.set('caller', await admit(c, sources, access));
      return await answer(c);
    });
  };
}
export type AddEndpoint = ReturnType<typeof createEndpoints>;

function toOpenApi({ method, path, access, summary, tag, query, body, status = 200, answer }: Endpoint): RouteConfig {
  const json = { 'application/json': { schema: answer } };
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const parameters = names.map((name) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' as const },
  }));
  return {
    method,
    path,
    summary,
    tags: [tag],
    ...(names.length > 0 ? { parameters } : {}),
    security: securityOf(access),
    request: {
      ...(query ? { query } : {}),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: {
      [status]: { description: summary, content: json },
      default: { description: 'A problem', content: { 'application/problem+json': { schema: problemSchema } } },
    },
  };
}

function securityOf(access: Access | null): Record<string, string[]>[] {
  if (!access) return [];
  const keys = access.keys.map((kind) => ({ [kind === 'pk' ? 'publicKey' : 'secretKey']: [] }));
  return access.role === null ? keys : [...keys, { session: [] }];
}

/** An id from the path, percent-decoded. Throws `invalid` for one that could be no id. */
export function pathId(c: Ctx, name = 'id'): string {
  const id = c.req.param(name) ?? '';
  if (isId(id)) return id;
  throw new Problem('invalid', 'An id is 1 to 256 bytes without control characters.', { [name]: 'not an id' });
}
