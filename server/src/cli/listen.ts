import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Config, SetupError } from '../config.ts';
import type { Router } from '../http/context.ts';

/** How long an answer that is under way may take once the process is asked to end. */
const PATIENCE_MS = 3000;

/** Serves an app on the configured port; answers how to stop. Throws a `SetupError` when the port is not to be had. */
export async function listen(app: Router, { host, port }: Pick<Config, 'host' | 'port'>): Promise<() => Promise<void>> {
  const answer = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  return async () => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    await closed;
    clearTimeout(timer);
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new SetupError(`Port ${port} is taken: stop what uses it, or choose another with PORT=${port + 10}.`);
  }
  if (error.code === 'EACCES')
    return new SetupError(`Port ${port} is not ours to open: choose one above 1023 with PORT.`);
  if (error.code === 'EADDRNOTAVAIL') return new SetupError(`HOST ${host} is no address of this machine.`);
  return error;
}
