import type { MiddlewareHandler } from 'hono';

const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Content-Encoding, X-Uptier-Identity, X-Retry-Count',
  'Access-Control-Max-Age': '86400',
};

/** Pages of every origin may call, none with credentials: the answer, problems included, is readable anywhere. */
export function cors(): MiddlewareHandler {
  return async (c, next) => {
    const isPreflight = c.req.method === 'OPTIONS';
    if (!isPreflight) await next();
    else c.res = new Response(null, { status: 204, headers: PREFLIGHT });
    c.res.headers.set('Access-Control-Allow-Origin', '*');
    c.res.headers.set('Access-Control-Expose-Headers', 'Retry-After');
  };
}
