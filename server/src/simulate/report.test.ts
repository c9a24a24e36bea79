import { readFile } from 'node:fs/promises';
import { tierPathsResponseSchema } from '@uptier/shared/contracts/report.ts';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { callApp } from '../cli/calls.ts';
import { createWorld } from '../tests/world.ts';
import { createClock, DAY_MS } from './clock.ts';
import type { Journal } from './life.ts';
import { type Outcome, simulate, simulateHistory, WINDOW_DAYS } from './simulate.ts';
import type { Truth } from './truth.ts';

const TO = Date.parse('2026-11-20T00:00:00.000Z');
const TIERS = ['starter', 'pro', 'pro-plus', 'enterprise'];

type Cells = z.output<typeof tierPathsResponseSchema>['cells'];

interface Wish {
  seed: string;
  accounts: number;
  days?: number;
  holdout: number;
}

/** A world in a server of its own; `history` brings it in afterwards, as of the world's end. */
async function live({ seed, accounts, days = 120, holdout }: Wish, kind: 'live' | 'history' = 'live') {
  const era = { from: TO - days * DAY_MS, to: TO };
  const server = await createWorld(kind === 'live' ? era.from : era.to);
  const catalog = JSON.parse(await readFile(new URL('../../demo/catalog.json', import.meta.url), 'utf8'));
  await server.nouns.catalogs.write('dev', { ...catalog, version: 1 }, 'test');
  const own = createClock(era.from);
  const clock = {
    now: own.now,
    advanceTo(at: number) {
      own.advanceTo(at);
      if (kind === 'live') server.clock.now = own.now();
    },
  };
  const outcome = await (kind === 'live' ? simulate : simulateHistory)({
    ...{ seed, accounts, holdout, era, clock },
    call: callApp(server.app, { pk: 'pk_dev', sk: 'sk_dev' }),
    readCatalog: () => Promise.reject(new Error('there is a catalog')),
    onEvents: () => undefined,
    onDay: () => Promise.resolve(),
  });
  const answer = await server.call(
    'GET',
    `/v1/reports/tier-paths?asOf=${outcome.truth.asOf}&windowDays=${WINDOW_DAYS}`,
  );
  return { ...outcome, cells: tierPathsResponseSchema.parse(answer.body).cells };
}

/** The report's counts of one side, counted anew from what truly happened. */
function count({ entries, moves }: Journal, [from, to]: readonly [string, string], outcome: 'shown' | 'withheld') {
  const first = new Map<string, Journal['entries'][number]>();
  for (const entry of entries.filter((each) => each.from === from && each.to === to)) {
    const known = first.get(entry.accountId);
    if (!known || entry.at < known.at) first.set(entry.accountId, entry);
  }
  const side = [...first.values()].filter((entry) => entry.outcome === outcome);
  const mature = side.filter(({ at }) => at + WINDOW_DAYS * DAY_MS <= TO);
  const converted = mature.filter((entry) => {
    const isUp = (tier: string) => TIERS.indexOf(tier) > TIERS.indexOf(from);
    const up = moves
      .filter((move) => move.accountId === entry.accountId && move.at > entry.at && isUp(move.to))
      .sort((left, right) => left.at - right.at)[0];
    return up?.to === to && up.at - entry.at <= WINDOW_DAYS * DAY_MS;
  });
  return {
    exposed: side.length,
    open: side.length - mature.length,
    mature: mature.length,
    converted: converted.length,
  };
}

function expectSameCounts({ journal, truth, cells }: Outcome & { cells: Cells }) {
  for (const { from, to, accounts } of truth.paths) {
    const cell = cells.find((each) => each.from === from && each.to === to);
    for (const outcome of ['shown', 'withheld'] as const) {
      expect(cell?.[outcome], `${from} to ${to}, ${outcome}`).toMatchObject(count(journal, [from, to], outcome));
    }
    expect((cell?.shown.exposed ?? 0) + (cell?.withheld.exposed ?? 0)).toBe(accounts);
  }
}

function isInside(value: number, interval: readonly [number, number] | null): boolean {
  return interval !== null && interval[0] <= value && value <= interval[1];
}

function missed(truth: Truth, cells: Cells): string[] {
  return truth.paths.flatMap(({ from, to, shownRate, withheldRate, difference }) => {
    const cell = cells.find((each) => each.from === from && each.to === to);
    if (!cell) return [`${from} to ${to}`];
    const found = {
      shown: isInside(shownRate, cell.shown.interval),
      withheld: isInside(withheldRate, cell.withheld.interval),
      difference: isInside(difference, cell.difference.interval),
    };
    return Object.entries(found).flatMap(([name, isFound]) => (isFound ? [] : [`${name} of ${from} to ${to}`]));
  });
}

describe('the report of a simulated world', () => {
  it('counts what truly happened, account by account', { timeout: 120_000 }, async () => {
    const world = await live({ seed: 'counts', accounts: 300, holdout: 0.3 });
    expectSameCounts(world);
    expect(world.journal.entries.length).toBeGreaterThan(200);
    expect(world.journal.moves.length).toBeGreaterThan(30);
  });

  it.each([0, 1])('counts one side only with a holdout of %d', { timeout: 120_000 }, async (holdout) => {
    const world = await live({ seed: 'edge', accounts: 120, days: 45, holdout });
    expectSameCounts(world);
    const outcomes = new Set(world.journal.entries.map(({ outcome }) => outcome));
    expect([...outcomes]).toEqual([holdout === 1 ? 'withheld' : 'shown']);
  });

  it('is the same for history that another system drew', { timeout: 120_000 }, async () => {
    const world = await live({ seed: 'past', accounts: 300, holdout: 0.3 }, 'history');
    expectSameCounts(world);
    expect(world.journal.entries.length).toBeGreaterThan(200);
  });

  it('finds the truth', { timeout: 240_000 }, async () => {
    const { truth, cells } = await live({ seed: 'truth', accounts: 1200, holdout: 0.3 });
    expect(missed(truth, cells)).toEqual([]);
    const [largest] = truth.paths;
    expect(largest?.accounts).toBeGreaterThan(600);
  });
});

describe('a seed', () => {
  it('gives the same world and the same truth, and another seed another', { timeout: 120_000 }, async () => {
    const wish = { accounts: 60, days: 60, holdout: 0.5 };
    const [one, again, other] = [
      await live({ ...wish, seed: 'a' }),
      await live({ ...wish, seed: 'a' }),
      await live({ ...wish, seed: 'b' }),
    ];
    expect(JSON.stringify(again.truth)).toBe(JSON.stringify(one.truth));
    expect(again.journal).toEqual(one.journal);
    expect(other.truth.paths).not.toEqual(one.truth.paths);
  });
});
