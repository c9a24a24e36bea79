import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { seedCompanies } from './companies/seed.ts';
import { createHost, type Host } from './host.ts';
import { type HostAppOptions, readOptions } from './settings.ts';

export type HostApp = {
  readonly url: string;
  /** Settles once the demo's companies exist in Uptier; retried while Uptier is away. */
  readonly seeded: Promise<void>;
  close(): Promise<void>;
};

const SEED_RETRY_MS = 1_000;

/** Starts Brightfold on its own origin; answers as soon as it listens. */
export async function startHostApp(options: HostAppOptions): Promise<HostApp> {
  const host = createHost(options, Date.now);
  const app = createApp(host);
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, () => resolve(starting));
    starting.once('error', reject);
  });
  const stop = new AbortController();
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://${options.host}:${port}`,
    seeded: seedUntilDone(host, stop.signal),
    close: () => {
      stop.abort();
      host.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

async function seedUntilDone(host: Host, stop: AbortSignal): Promise<void> {
  let said = '';
  while (!stop.aborted) {
    try {
      await seedCompanies(host.server, host.now());
      host.activity.record({ what: 'companies', detail: 'The demo companies exist in Uptier' });
      return;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      if (reason !== said) host.activity.record({ what: 'companies', detail: reason, ok: false });
      said = reason;
      await new Promise((resolve) => setTimeout(resolve, SEED_RETRY_MS));
    }
  }
}

if (import.meta.main) {
  try {
    const options = readOptions(process.env);
    const app = await startHostApp(options);
    console.log(`Brightfold ${app.url} · Uptier ${options.uptierUrl}`);
    await app.seeded;
    console.log('Brightfold: the demo companies are there');
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
  }
}
