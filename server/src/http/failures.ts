import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ZodError } from 'zod';
import type { AppEnv, Router } from './context.ts';
import type { Log } from './log.ts';
import { invalidInput, Problem } from './problem.ts';

/** Turns whatever was thrown into problem JSON. A bug is logged in full and answered without details. */
export function answerFailures(log: Log): ErrorHandler<AppEnv> {
  return (error, c) => {
    if (error instanceof Problem) return error.toResponse();
    if (error instanceof ZodError) return invalidInput(error).toResponse();
    if (error instanceof HTTPException && error.status < 500) {
      return new Problem('invalid', 'The request cannot be read.').toResponse();
    }
    log.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed');
    return new Problem('internal', 'Something broke on our side; it has been logged. Try again later.').toResponse();
  };
}

/** 404, or 405 with `Allow` when the address exists under other methods. */
export function answerMissing(router: Router): NotFoundHandler<AppEnv> {
  let table: { method: string; pattern: RegExp }[] | null = null;
  return (c) => {
    table ??= router.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => ({ method, pattern: patternOf(path) }));
    const allowed = table.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method);
    if (allowed.length === 0)
      return new Problem('not_found', `There is nothing at ${c.req.path}: see /docs for every call.`).toResponse();
    const allow = [...new Set(allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].join(', ');
    return new Problem('method_not_allowed', `This address takes ${allow}.`, undefined, { Allow: allow }).toResponse();
  };
}

function patternOf(path: string): RegExp {
  const source = path
    .split('/')
    .map((part) =>
      part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('/');
  return new RegExp(`^${source}$`);
}
