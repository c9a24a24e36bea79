import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { spreadOf } from './spread.ts';
import { layTable } from './table.ts';

const roundsSchema = z.array(z.object({ start: z.number(), after: z.number(), track: z.number(), paint: z.number() }));

export type Round = z.output<typeof roundsSchema>[number];

const rows = [
  { field: 'start', name: 'evaluate the script, createUptier, identify', target: '≤ 8' },
  { field: 'after', name: 'the tasks after it: last known state, first requests, live chunk', target: '–' },
  { field: 'track', name: 'track, one of a hundred', target: '≤ 0.2' },
  { field: 'paint', name: 'a use crosses its limit → its answer is painted', target: '≤ 50' },
] as const;

/** What the SDK takes of a page, in a real browser slowed down four times; milliseconds. */
export async function measureSdk(sdkFolder: string, rounds: number, signal: AbortSignal): Promise<Round[]> {
  const file = join(sdkFolder, 'bench/main-thread.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [file, String(rounds)], { signal });
  return roundsSchema.parse(JSON.parse(stdout));
}

export function speedTable(rounds: readonly Round[]): string[] {
  const spreads = rows.map(({ field }) => spreadOf(rounds.map((round) => round[field])));
  const write = (ms: number): string => ms.toLocaleString('en', { maximumSignificantDigits: 3 });
  return layTable([
    { title: '', cells: rows.map(({ name }) => name) },
    { title: 'ms', cells: spreads.map(({ median }) => write(median)) },
    {
      title: 'min – median – max',
      cells: spreads.map(({ min, median, max }) => [min, median, max].map(write).join(' – ')),
    },
    { title: 'target', cells: rows.map(({ target }) => target) },
  ]);
}
