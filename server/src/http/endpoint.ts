import { isId } from '@uptier/shared/contracts/ids.ts';
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

/** Answers a call; `c.get('caller')` is set unless access is open. What it is called with stays to be described. */
export function createEndpoints(router: Router, sources: CallerSources) {
  const definitions: Endpoint[] = [];
  const endpoint = (definition: Endpoint, answer: (c: Ctx) => Response | Promise<Response>): void => {
    const { method, path, access } = definition;
    definitions.push(definition);
    router.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      if (access) c.set('caller', await admit(c, sources, access));
      requireDecodable(c);
      return await answer(c);
    });
  };
  return { endpoint, definitions };
}
export type AddEndpoint = ReturnType<typeof createEndpoints>['endpoint'];

/** The router hands on text that it cannot decode as it came, where it would be taken for an id. */
function requireDecodable(c: Ctx): void {
  if (!c.req.url.includes('%')) return;
  try {
    decodeURIComponent(new URL(c.req.url).pathname);
  } catch {
    throw new Problem('invalid', 'The address is not valid percent-encoding: encode each id on its own, as UTF-8.');
  }
}

/** An id from the path, percent-decoded. Throws `invalid` for one that could be no id. */
export function pathId(c: Ctx, name = 'id'): string {
  const id = c.req.param(name) ?? '';
  if (isId(id)) return id;
  throw new Problem('invalid', 'An id is 1 to 256 bytes without control characters.', { [name]: 'not an id' });
}
