import type { MiddlewareHandler } from 'hono';

/** Answers are about accounts: no cache keeps them and no browser guesses at their type. */
export function keepPrivate(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
    c.res.headers.set('X-Content-Type-Options', 'nosniff');
  };
}
