import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pino from 'pino';
import { type Config, SetupError } from '../config.ts';
import type { Deps } from '../http/deps.ts';
import type { Durability } from '../store/connection.ts';
import { openDatabase } from './database.ts';

/** Opens what a configuration names. The caller closes it. */
export async function openDeps(
  config: Config,
  durability?: Durability,
): Promise<Deps & { close: () => Promise<void> }> {
  await ensureFolder(config.dataFolder, 'UPTIER_DATA');
  if (config.database.kind === 'sqlite') await ensureFolder(dirname(config.database.file), 'DATABASE_URL');
  const secret =
    config.secret ?? (await keptText(join(config.dataFolder, 'secret'), () => randomBytes(32).toString('base64url')));
  const { store, signIn } = await openDatabase(config.database, durability);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const close = async () => {
    await signIn.close();
    await store.close();
  };
  return { store, signIn, now: Date.now, random: Math.random, config, log, secret, close };
}

/** A text that is made once and then stays in its file, readable by us alone. A file that cannot be read is never replaced. */
export async function keptText(file: string, make: () => string): Promise<string> {
  const made = `${make()}\n`;
  const isNew = await writeFile(file, made, { mode: 0o600, flag: 'wx' }).then(
    () => true,
    () => false,
  );
  const text = isNew ? made : await readFile(file, 'utf8').catch(() => '');
  // Signing with nothing would let everybody sign.
  if (text.trim() === '')
    throw new SetupError(`${file} cannot be read or is empty: restore it, or remove it to start anew.`);
  return text.trim();
}

async function ensureFolder(folder: string, variable: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch {
    throw new SetupError(`${folder} cannot be written: point ${variable} at a folder that this user may write to.`);
  }
}

/** Step by step, as Node's own `recursive` never returns where a parent refuses children with ENOENT. */
async function makeFolder(folder: string): Promise<void> {
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
