import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { problemSchema } from '@uptier/shared/contracts/problem.ts';
import type { z } from 'zod';
import type { Access } from '../http/access.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { describeSchema, type JsonSchema } from './schema.ts';

const info = {
  title: 'Uptier',
  version: '1',
  description: 'Usage in, decisions out: which nudge an account may see, and which nudges moved accounts up.',
};

/** Every call of the server as an OpenAPI 3.1 document. */
export function writeOpenApi(definitions: readonly Endpoint[]) {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono();
  const named = new Set<string>();
  const schemaOf = (schema: z.ZodType): JsonSchema => {
    const described = describeSchema(schema);
    for (const [name, component] of Object.entries(described.components)) {
      if (!named.has(name)) openAPIRegistry.registerComponent('schemas', name, component);
      named.add(name);
    }
    return described.schema;
  };
  for (const [name, scheme] of Object.entries(securitySchemes)) {
    openAPIRegistry.registerComponent('securitySchemes', name, scheme);
  }
  for (const definition of definitions) openAPIRegistry.registerPath(toOpenApi(definition, schemaOf));
  return getOpenAPI31Document({ openapi: '3.1.0', info });
}

const securitySchemes = {
  publicKey: { type: 'http', scheme: 'bearer', description: 'A public key, pk_…' },
  secretKey: { type: 'http', scheme: 'bearer', description: 'A secret key, sk_…, from a server only' },
  session: { type: 'apiKey', in: 'cookie', name: 'uptier.session_token', description: 'A signed-in member' },
} as const;

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
    required: schema._zod.optin !== 'optional',
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
