import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseTime } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';
import { readConfig, SetupError } from '../config.ts';
import { createClock, DAY_MS, startOfDay } from '../simulate/clock.ts';
import { type Outcome, type Simulation, simulateHistory } from '../simulate/simulate.ts';
import { callUrl } from './calls.ts';
import type { Run, Terminal } from './command.ts';
import { simulateHere } from './simulate-here.ts';

const USAGE =
  'uptier simulate --seed S --accounts N --days D --holdout H --truth FILE [--end DATE] [--url ADDRESS --key sk_…]';
const BEAT_MS = 2000;

const wishSchema = z.object({
  seed: z.string().min(1).default('1'),
  accounts: z.coerce.number('wants a number').int().min(1).max(1_000_000).default(2000),
  days: z.coerce.number('wants a number of days').int().min(1).max(730).default(120),
  holdout: z.coerce.number('wants a share from 0 to 1').min(0).max(1).default(0.3),
  truth: z.string('wants the file to write').min(1),
  end: z
    .string()
    .refine((text) => parseTime(text) !== null, 'wants a date, for example 2026-06-30')
    .optional(),
  url: z.url({ protocol: /^https?$/, error: 'wants the address of a server' }).optional(),
  key: z.string().startsWith('sk_', 'wants a secret key, sk_…').optional(),
});

/** `uptier simulate`: a world with a known truth, through the real calls; the truth goes to a file. */
export const run: Run = async (args, terminal) => {
  const { truth: file, url, key, ...wish } = readWish(args);
  const to = startOfDay(parseTime(wish.end ?? '') ?? Date.now());
  if (to > Date.now()) throw new SetupError('--end lies in the future: a world ends at or before the last midnight.');
  const era = { from: to - wish.days * DAY_MS, to };
  const progress = tellProgress(terminal, wish.days);
  const simulation = {
    ...{ seed: wish.seed, accounts: wish.accounts, holdout: wish.holdout, era },
    clock: createClock(era.from),
    readCatalog,
    onEvents: progress.onEvents,
    onDay: progress.onDay,
  };
  const started = performance.now();
  const outcome = await (url === undefined
    ? simulateHere(readConfig(terminal.environment), simulation)
    : simulateThere({ url, key }, simulation)
  ).finally(progress.stop);
  await writeFile(file, `${JSON.stringify(outcome.truth, null, 2)}\n`);
  terminal.print(summary(outcome, performance.now() - started, resolve(file)));
  return 0;
};

function readWish(args: readonly string[]) {
  const options = Object.fromEntries(Object.keys(wishSchema.shape).map((name) => [name, { type: 'string' as const }]));
  let values: unknown;
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch {
    throw new SetupError(`Write it as: ${USAGE}`);
  }
  const parsed = wishSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SetupError(`--${issue?.path.join('.')} ${issue?.message}. Write it as: ${USAGE}`);
}

async function simulateThere(
  { url, key }: { url: string; key: string | undefined },
  simulation: Omit<Simulation, 'call'>,
): Promise<Outcome> {
  if (key === undefined) throw new SetupError('--url goes with --key: a secret key of the environment to fill.');
  return await simulateHistory({ ...simulation, call: callUrl(url, key) });
}

async function readCatalog(): Promise<unknown> {
  return JSON.parse(await readFile(new URL('../../demo/catalog.json', import.meta.url), 'utf8'));
}

/** A sign of life every two seconds, and room for whatever else the process does. */
function tellProgress(terminal: Terminal, days: number): Pick<Simulation, 'onDay' | 'onEvents'> & { stop: () => void } {
  let [past, taken] = [0, 0];
  const beat = setInterval(() => {
    terminal.print(`  day ${past + 1} of ${days}, ${taken.toLocaleString('en')} events`);
  }, BEAT_MS);
  return {
    onEvents: (sent) => {
      taken = sent;
    },
    onDay: async (day) => {
      past = Math.min(day, days - 1);
      await new Promise((resume) => setImmediate(resume));
    },
    stop: () => clearInterval(beat),
  };
}

function summary({ truth, events }: Outcome, ms: number, file: string): string {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  const rows = truth.paths.map(
    ({ from, to, accounts, shownRate, withheldRate }) =>
      `  ${from} → ${to}: ${accounts} accounts, shown ${percent(shownRate)}, withheld ${percent(withheldRate)}`,
  );
  const first = `${events.toLocaleString('en')} events in ${(ms / 1000).toFixed(1)} s. The truth is in ${file}:`;
  return [first, ...rows].join('\n');
}
