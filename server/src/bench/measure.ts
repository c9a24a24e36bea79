import type { Entrant } from './contest.ts';

export interface Pace {
  rounds: number;
  warmUpMs: number;
  /** How long each entrant works in each round. */
  sliceMs: number;
}

interface Watch {
  /** Milliseconds that only move forward. */
  now: () => number;
  signal: AbortSignal;
}

interface Lane {
  entrant: Entrant;
  rates: number[];
}

/**
 * Units a second of each entrant, by round. Entrants take turns in every round, each round beginning with another one, so
 * that whatever else the machine does falls on all of them.
 */
export async function measure(entrants: readonly Entrant[], pace: Pace, watch: Watch): Promise<number[][]> {
  const lanes = entrants.map((entrant): Lane => ({ entrant, rates: [] }));
  for (const { entrant } of lanes) await runFor(entrant, pace.warmUpMs, watch);
  for (let round = 0; round < pace.rounds; round++) {
    const first = round % lanes.length;
    for (const lane of [...lanes.slice(first), ...lanes.slice(0, first)])
      lane.rates.push(await runFor(lane.entrant, pace.sliceMs, watch));
  }
  return lanes.map(({ rates }) => rates);
}

async function runFor(entrant: Entrant, ms: number, { now, signal }: Watch): Promise<number> {
  let spent = 0;
  let units = 0;
  let sum = 0;
  do {
    signal.throwIfAborted();
    entrant.ready?.();
    const startedAt = now();
    const result = entrant.run();
    sum += typeof result === 'number' ? result : await result;
    spent += now() - startedAt;
    units += entrant.units;
  } while (spent < ms);
  if (!Number.isFinite(sum)) throw new Error(`${entrant.name} answered no number`);
  return (units / spent) * 1000;
}
