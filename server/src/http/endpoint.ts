import type { RouteConfig } from '@hono/zod-openapi';
import { isId } from '@uptier/shared/contracts/ids.ts';
import { problemSchema } from '@uptier/shared/contracts/problem.ts';
import type { z } from 'zod';
import type { Access } from './access.ts';
import { admit, type CallerSources } from './caller.ts';
import type { Ctx, Router } from './context.ts';
import { Problem } from './problem.ts';
import { describeSchema, type JsonSchema } from './schema.ts';

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
  const named = new Set<string>();
  const schemaOf = (schema: z.ZodType): JsonSchema => {
    const described = describeSchema(schema);
    for (const [name, component] of Object.entries(described.components)) {
      if (!named.has(name)) router.openAPIRegistry.registerComponent('schemas', name, component);
      named.add(name);
    }
    return described.schema;
  };
  return function endpoint(definition: Endpoint, answer: (c: Ctx) => Response | Promise<Response>): void {
    const { method, path, access } = definition;
    router.openAPIRegistry.registerPath(toOpenApi(definition, schemaOf));
    router.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      if (access) c.set('caller', await admit(c, sources, access));
      return await answer(c);
    });
  };
}
export type AddEndpoint = ReturnType<typeof createEndpoints>;

function toOpenApi(definition: Endpoint, schemaOf: (schema: z.ZodType) => JsonSchema): RouteConfig {
  const { method, path, access, summary, tag, query, body, status = 200, answer } = definition;
  const content = (schema: z.ZodType) => ({ 'application/json': { schema: schemaOf(schema) } });
  return {
    method,
    path,
    summary,
    tags: [tag],
    operationId: operationId(method, path),
    parameters: [...pathParameters(path), ...queryParameters(query, schemaOf)],
    security: securityOf(access),
    ...(body ? { requestBody: { required: true, content: content(body) } } : {}),
    responses: {
      [status]: { description: summary, content: content(answer) },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: schemaOf(problemSchema) } },
      },
    },
  };
}

function pathParameters(path: string) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return names.map((name) => ({ name, in: 'path' as const, required: true, schema: { type: 'string' as const } }));
}

function queryParameters(query: z.ZodObject | undefined, schemaOf: (schema: z.ZodType) => JsonSchema) {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query' as const,
    required: !schema.safeParse(undefined).success,
    schema: schemaOf(schema),
  }));
}

/** `post /v1/campaigns/{id}/publish` becomes `postCampaignsPublish`: a name for generated clients. */
function operationId(method: string, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'v1');
  return [method, ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
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
