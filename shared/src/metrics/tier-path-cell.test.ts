import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../vectors/metrics-tier-path-cell.json' with { type: 'json' };
import type { CohortEntry, CohortReading } from './cohort.ts';
import { standings } from './cohort.ts';
import { tierPathCell, tierPathCellOf } from './tier-path-cell.ts';

const DAY_MS = 86_400_000;
const { from, to, tiers } = vectors;
const attributed = { upgrades: 7, mrr: 280_000, currency: 'usd' };
const entries: CohortEntry[] = vectors.entries.map((entry) => ({ ...entry, outcome: outcomeOf(entry.outcome) }));

const readingOf = (cohort: { target: string; windowDays: number; asOf: number }): CohortReading => ({
  to,
  tiers,
  target: cohort.target === 'exact' ? 'exact' : 'at-least',
  windowDays: cohort.windowDays,
  asOf: cohort.asOf,
});

describe('tierPathCell', () => {
  it.each(vectors.cohorts)('reads the cohort: $name', (cohort) => {
    const cell = tierPathCell({ from, to, entries, attributed }, readingOf(cohort));
    expect(cell).toEqual(near({ from, to, attributed, ...cohort.cell }));
  });

  it.each(vectors.counts)('summarizes $shown beside $withheld', ({ shown, withheld, cell }) => {
    expect(tierPathCellOf({ from, to, attributed }, shown, withheld)).toEqual(near({ from, to, attributed, ...cell }));
  });

  it('counts every account once, in any order of entries, and never more converted than mature than exposed', () => {
    const random = fc.array(
      fc.record({
        accountId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        outcome: fc.constantFrom<'shown' | 'withheld'>('shown', 'withheld'),
        enteredAt: fc.integer({ min: 0, max: 90 }),
        move: fc.option(fc.integer({ min: 0, max: 120 })),
      }),
    );
    const reading = { to, tiers, target: 'exact' as const, windowDays: 30, asOf: 60 * DAY_MS };
    fc.assert(
      fc.property(random, (drawn) => {
        const distinct = drawn.map(({ accountId, outcome, enteredAt, move }, index) => ({
          accountId,
          outcome,
          enteredAt: enteredAt * DAY_MS + index,
          firstMoveAt: move === null ? null : move * DAY_MS,
          firstMoveTo: move === null ? null : to,
        }));
        const cell = tierPathCell({ from, to, entries: distinct, attributed }, reading);
        const seen = new Set(
          distinct.filter((entry) => entry.enteredAt <= reading.asOf).map((entry) => entry.accountId),
        );
        expect(cell.shown.exposed + cell.withheld.exposed).toBe(seen.size);
        for (const side of [cell.shown, cell.withheld]) {
          expect(side.converted).toBeLessThanOrEqual(side.mature);
          expect(side.mature + side.open).toBe(side.exposed);
        }
        expect(tierPathCell({ from, to, entries: distinct.toReversed(), attributed }, reading)).toEqual(cell);
      }),
    );
  });
});

describe('standings', () => {
  const reading = readingOf({ target: 'exact', windowDays: 30, asOf: vectors.cohorts[0]?.asOf ?? 0 });
  const found = new Map(standings(entries, reading).map((standing) => [standing.accountId, standing]));

  it('says that an open account has converted already, which the cell does not count yet', () => {
    expect(found.get('s8')).toMatchObject({ mature: false, converted: true });
  });

  it('gives the instant of the conversion, and none to an account that missed window or tier', () => {
    expect(found.get('s2')?.convertedAt).toBe(entries.find(({ accountId }) => accountId === 's2')?.firstMoveAt);
    expect(found.get('s3')).toMatchObject({ converted: false, convertedAt: null });
    expect(found.get('s5')).toMatchObject({ converted: false, convertedAt: null });
  });

  it('lists in order of entry, then of id, whatever order the entries came in', () => {
    const listed = standings(entries, reading).map(({ accountId }) => accountId);
    expect(listed.slice(0, 7)).toEqual(['s1', 's2', 's3', 's4', 's5', 'w1', 'w2']);
    expect(standings(entries.toReversed(), reading).map(({ accountId }) => accountId)).toEqual(listed);
  });

  it('does not see what happened after asOf', () => {
    const [entry] = entries;
    const before = { ...reading, asOf: (entry?.firstMoveAt ?? 0) - 1 };
    expect(standings(entry ? [entry] : [], before)).toMatchObject([{ mature: false, converted: false }]);
  });

  it('takes no tier as at least a target that the catalog does not know', () => {
    const [entry] = entries;
    const unknown: CohortReading = { ...reading, to: 'gone', target: 'at-least' };
    expect(standings(entry ? [entry] : [], unknown)).toMatchObject([{ converted: false }]);
  });
});

function outcomeOf(text: string): CohortEntry['outcome'] {
  return text === 'shown' ? 'shown' : 'withheld';
}

/** The same value with every number within 5e-9 of it. */
function near(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 8);
  if (Array.isArray(value)) return value.map(near);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, near(inner)]));
}
