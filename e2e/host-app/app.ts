import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import type { Host } from './host.ts';
import { actionRoutes } from './routes/actions.ts';
import { assetRoutes } from './routes/assets.ts';
import { checkoutRoutes } from './routes/checkout.ts';
import { demoRoutes } from './routes/demo.ts';
import { pageRoutes } from './routes/pages.ts';
import { addressFor } from './uptier/address.ts';

/** Brightfold's back end: pages, the actions behind their buttons, billing, and the demo panel's calls. */
export function createApp(host: Host): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('content-security-policy', contentPolicy(addressFor(host.options.uptierUrl, context.req.url)));
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'strict-origin-when-cross-origin');
  });
  app.use(csrf());
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.route('/', assetRoutes());
  app.route('/', demoRoutes(host));
  app.route('/', actionRoutes(host));
  app.route('/', checkoutRoutes(host));
  app.route('/', pageRoutes(host));
  app.onError((error, context) => {
    const status = error instanceof HTTPException ? error.status : 500;
    if (status === 500) host.activity.record({ what: 'error', detail: error.message, ok: false });
    return context.text(
      status === 500 ? 'Brightfold could not do that. Nothing was changed; go back and try again.' : error.message,
      status,
    );
  });
  return app;
}

/** Nothing inline, nothing evaluated: our own origin and Uptier's, and no other. */
function contentPolicy(uptierUrl: string): string {
  const { origin } = new URL(uptierUrl);
  return [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${origin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
