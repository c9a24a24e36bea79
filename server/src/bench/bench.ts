import { memoryTable, weighCache } from './cache-memory.ts';
import type { Contest } from './contest.ts';
import { callContest } from './contests/calls.ts';
import { claimContest } from './contests/claim.ts';
import { decideContest } from './contests/decide.ts';
import { dryRunContest } from './contests/dry-run.ts';
import { foldContest } from './contests/fold.ts';
import { batchContest, singleContest } from './contests/ingest.ts';
import { tierPathContest } from './contests/tier-paths.ts';
import { createOffers } from './load/offers.ts';
import type { OpenStore } from './load/place.ts';
import { everywhere, oneSpot } from './load/rules.ts';
import { measure, type Pace } from './measure.ts';
import { rateTable } from './table.ts';

/** 100,000 accounts in 400 MB. */
const BYTES_PER_ACCOUNT = 4 * 1024;

interface BenchPace extends Pace {
  cachedAccounts: number;
}

export const quickPace: BenchPace = { rounds: 5, warmUpMs: 150, sliceMs: 80, cachedAccounts: 5_000 };
export const fullPace: BenchPace = { rounds: 15, warmUpMs: 500, sliceMs: 250, cachedAccounts: 100_000 };

export interface Bench {
  open: OpenStore;
  pace: BenchPace;
  signal: AbortSignal;
  print: (line: string) => void;
  /** Of the largest world. */
  accounts?: number;
}

/** Takes seconds, so that a few rounds must do. */
const DRY_RUNS = 3;

/** Runs one contest after another and prints a table for each. */
export async function runBench({ open, pace, signal, print, accounts = 10_000 }: Bench): Promise<void> {
  const watch = { signal, now: () => performance.now() };
  const run = async ({ title, unit, notes, entrants }: Contest, rounds = pace.rounds) => {
    const rates = await measure(entrants, { ...pace, rounds }, watch);
    const rows = entrants.map(({ name }, at) => ({ name, rates: rates[at] ?? [] }));
    printTable(print, title, rateTable(unit, rows), notes);
  };
  await run(await batchContest(open));
  await run(await singleContest(open));
  const offers = await createOffers(open, everywhere);
  await run(decideContest(offers));
  await run(decideContest(await createOffers(open, oneSpot)));
  await run(await callContest(offers));
  await run(await claimContest(offers, open));
  await run(foldContest(offers));
  await run(await tierPathContest(open));
  await run(await dryRunContest(open, accounts), Math.min(DRY_RUNS, pace.rounds));
  const memory = weighCache(offers.compiled, pace.cachedAccounts, pace.cachedAccounts * BYTES_PER_ACCOUNT);
  printTable(
    print,
    'Memory: the cache of accounts, each of ten users, six features and half a year',
    memoryTable(memory),
    [
      'Counted is what the bound is held against. A packed account is unpacked when it is read, and ready from then on.',
    ],
  );
}

export function printTable(
  print: (line: string) => void,
  title: string,
  lines: readonly string[],
  notes: readonly string[],
): void {
  for (const line of ['', title, '', ...lines, ...notes]) print(line);
}
