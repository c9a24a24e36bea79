import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../server/src/main.ts', import.meta.url));
const PATIENCE_MS = 60_000;

/** A running Uptier in demo mode with Brightfold beside it, on a data folder of its own. */
export interface World {
  uptierUrl: string;
  hostUrl: string;
  /** As printed for owner@demo.test. */
  password: string;
  /** A call with a secret key; throws on anything but 2xx. */
  call(method: string, path: string, body?: unknown, key?: string): Promise<Json>;
  /** Ends the server without warning, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are read by tests, which say what they expect.
export type Json = any;

export async function startWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'uptier-e2e-'));
  const port = await freePort();
  const uptierUrl = `http://localhost:${port}`;
  let server = await startServer(port, folder);

  async function call(method: string, path: string, body?: unknown, key = 'sk_demo'): Promise<Json> {
    const answer = await fetch(`${uptierUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  }

  return {
    uptierUrl,
    hostUrl: `http://localhost:${port + 1}`,
    password: server.password,
    call,
    kill: () => stop(server.child, 'SIGKILL'),
    restart: async () => {
      server = await startServer(port, folder);
    },
    close: async () => {
      await stop(server.child, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(port: number, folder: string): Promise<{ child: ChildProcess; password: string }> {
  const env = { ...process.env, PORT: String(port), UPTIER_DATA: folder, UPTIER_DEMO: '1', UPTIER_DEMO_WORLD: '0' };
  const child = spawn(process.execPath, [SERVER, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += text;
  });
  child.stderr.on('data', (text) => {
    printed += text;
  });
  const ready = async () => /Password\s+(\S+)/.exec(printed)?.[1] ?? null;
  const password = await until(ready, () => (child.exitCode === null ? null : printed));
  await until(() => answers(`http://localhost:${port + 1}/`));
  return { child, password };
}

/** Waits for something to be there; `failed` ends the wait with its reason. */
async function until<Value>(
  find: () => Promise<Value | null>,
  failed: () => string | null = () => null,
): Promise<Value> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const found = await find();
    if (found !== null) return found;
    const reason = failed();
    if (reason !== null) throw new Error(reason);
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error('nothing came within a minute');
}

async function answers(url: string): Promise<true | null> {
  const answer = await fetch(url).catch(() => null);
  return answer?.ok ? true : null;
}

function stop(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** A port whose neighbour is free too. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await listenOnce(0);
    if (await listenOnce(port + 1).catch(() => null)) return port;
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      const found = typeof address === 'object' && address ? address.port : port;
      probe.close(() => resolve(found));
    });
  });
}
