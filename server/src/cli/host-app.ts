import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type Config, projectRoot, SetupError } from '../config.ts';
import { demoPlaces } from '../demo/places.ts';
import type { Terminal } from './command.ts';

const READY_MS = 15_000;
/** The pipe closes when this process ends, however that happens; it alone keeps no host app alive that failed to start. */
const endWithParent = 'data:text/javascript,process.stdin.on("end",()=>process.exit()).resume().unref()';

/** Starts the host app on the next port, as a process of its own: it knows the server by its address and keys only. */
export async function startHostApp(
  { port, host }: Config,
  terminal: Terminal,
): Promise<{ url: string; stop: () => void }> {
  const [place] = demoPlaces;
  const url = `http://localhost:${port + 1}`;
  const child = spawn(process.execPath, ['--import', endWithParent, join(projectRoot, 'e2e/host-app/main.ts')], {
    cwd: projectRoot,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...terminal.environment,
      PORT: String(port + 1),
      HOST: host,
      UPTIER_URL: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
      UPTIER_PK: place.publicKey,
      UPTIER_SK: place.secretKey,
      UPTIER_IDENTITY_SECRET: place.identitySecret,
      UPTIER_WEBHOOK_SECRET: place.webhookSecret,
    },
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-2000);
  });
  if (!(await hasSpoken(child))) {
    child.kill();
    throw new SetupError(explain(port + 1, complaint));
  }
  return { url, stop: () => child.kill() };
}

/** It says its address as soon as it listens. Asking the port instead might reach a stranger who has taken it. */
async function hasSpoken(child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, READY_MS, false);
  child.stdout.once('data', () => resolve(true)).resume();
  child.once('exit', () => resolve(false));
  child.once('error', () => resolve(false));
  const spoke = await promise;
  clearTimeout(timer);
  return spoke;
}

function explain(port: number, complaint: string): string {
  if (complaint.includes('EADDRINUSE'))
    return `Port ${port} is taken, which the host app needs: choose others with PORT=${port + 9}.`;
  const [last = 'it said nothing'] = complaint.trim().split('\n').slice(-1);
  return `The host app did not start: ${last}.`;
}
