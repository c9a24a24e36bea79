import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import postgres from 'postgres';
import { findBinaries } from './binaries.ts';

/** A real PostgreSQL on a port and folder of its own. */
export interface Cluster {
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export const isWanted = env.UPTIER_SKIP_POSTGRES !== '1';

export async function startCluster(): Promise<Cluster> {
  const { folder: binaries, owner } = findBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'uptier-postgres-'));
  if ('uid' in owner) chownSync(folder, owner.uid, owner.gid);
  const options = { ...owner, cwd: folder };
  const data = join(folder, 'data');
  const making = ['--pgdata', data, '--username', 'test', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), [...making, '--locale', 'C'], { ...options, stdio: 'ignore' });
  const port = await freePort();
  const settings = {
    port,
    unix_socket_directories: '',
    listen_addresses: '127.0.0.1',
    fsync: 'off',
    timezone: 'Asia/Tokyo',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...args], { ...options, stdio: 'ignore' });
  const admin = postgres({
    host: '127.0.0.1',
    port,
    username: 'test',
    database: 'postgres',
    max: 1,
    onnotice: () => undefined,
  });
  await untilReady(admin, server);
  return {
    createDatabase: async () => {
      const name = `t${randomUUID().replaceAll('-', '')}`;
      await admin.unsafe(`create database ${name}`);
      return `postgres://test@127.0.0.1:${port}/${name}`;
    },
    stop: async () => {
      await admin.end();
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function untilReady(admin: postgres.Sql, server: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await admin`select 1`;
      return;
    } catch (error) {
      if (tries > 200 || server.exitCode !== null) throw error;
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }
}
