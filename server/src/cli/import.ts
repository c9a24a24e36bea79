import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createApp } from '../app.ts';
import { type Config, readConfig, SetupError } from '../config.ts';
import { type BroughtIn, bringIn } from '../history/bring-in.ts';
import { formatOf, formats, readLines } from '../history/read.ts';
import { createNouns } from '../nouns.ts';
import type { Call } from '../simulate/call.ts';
import { callApp, callUrl } from './calls.ts';
import type { Run, Terminal } from './command.ts';
import { ensureAlone } from './database.ts';
import { openDeps } from './open.ts';

const USAGE = 'uptier import FILE [--format csv|ndjson] (--environment ID | --url ADDRESS --key sk_…)';
const WHO = 'import';
const BEAT_MS = 2000;

/** `uptier import FILE`: history from CSV or NDJSON, on the way that every event takes. */
export const run: Run = async (args, terminal) => {
  const { file, format, values } = readWish(args);
  await access(file).catch(() => {
    throw new SetupError(`${file} cannot be read.`);
  });
  const lines = () => readLines(createReadStream(file), format);
  const send = (call: Call) => async (events: readonly unknown[]) =>
    await call({ method: 'POST', path: '/v1/events', key: 'sk', body: { events } });
  const bring = async (call: Call) => await bringIn(lines(), send(call), createBeat(terminal));
  const result = values.url
    ? await bring(callUrl(values.url, values.key ?? ''))
    : await withOwnCall(readConfig(terminal.environment), values.environment, bring);
  terminal.print(summary(result));
  return result.rejected > 0 ? 1 : 0;
};

function readWish(args: readonly string[]) {
  const text = { type: 'string' as const };
  const options = { format: text, environment: text, url: text, key: text };
  const { values, positionals } = readArgs(args, options);
  const [file] = positionals;
  if (file === undefined) throw new SetupError(`Write it as: ${USAGE}`);
  if (values.url !== undefined && !values.key) throw new SetupError('--url goes with --key: a secret key, sk_….');
  if (values.url !== undefined && !URL.canParse(values.url))
    throw new SetupError('--url wants the address of a server.');
  const format = formats.find((known) => known === (values.format ?? formatOf(file)));
  if (!format) throw new SetupError(`Say what ${file} holds: --format csv or --format ndjson.`);
  return { file, format, values };
}

function readArgs<Options extends Record<string, { type: 'string' }>>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new SetupError(`Write it as: ${USAGE}`);
  }
}

/** The server of this installation, in this process; its key is revoked when all is done. */
async function withOwnCall<Result>(
  config: Config,
  environmentId: string | undefined,
  run: (call: Call) => Promise<Result>,
): Promise<Result> {
  await ensureAlone(config.database, 'stop it first, or name it with --url and --key');
  const deps = await openDeps(config);
  try {
    const nouns = createNouns(deps);
    const all = await nouns.environments.list();
    const environment = all.find(({ id, name }) => id === environmentId || name === environmentId);
    if (!environment) {
      throw new SetupError(`Say where to: --environment ${all.map(({ id }) => id).join(' or ') || 'ID'}.`);
    }
    const { id, key } = await nouns.keys.issue(environment.id, 'sk', 'Import', WHO);
    const call = callApp(createApp(deps, nouns), { pk: '', sk: key });
    try {
      return await run(call);
    } finally {
      await nouns.settle();
      await nouns.keys.revoke(environment.id, id, WHO);
    }
  } finally {
    await deps.close();
  }
}

function createBeat(terminal: Terminal): (soFar: BroughtIn) => void {
  let toldAt = performance.now();
  return ({ accepted }) => {
    if (performance.now() - toldAt < BEAT_MS) return;
    toldAt = performance.now();
    terminal.print(`  ${accepted.toLocaleString('en')} events`);
  };
}

function summary({ accepted, duplicate, rejected, problems }: BroughtIn): string {
  const counted = `${accepted} events taken, ${duplicate} were known already, ${rejected} refused`;
  return [counted, ...problems.map(({ line, problem }) => `  line ${line}: ${problem}`)].join('\n');
}
