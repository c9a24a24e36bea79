import { describe, expect, it } from 'vitest';
import type { AcceptedEvent } from '../../contracts/event.ts';
import { foldAll } from '../fold/fold.ts';
import { accountTraits, catalog, DAY, eventOf, now, onPlan, usage, userTraits } from '../tests/world.ts';
import { readinessAt } from './readiness.ts';
import { riskAt } from './risk.ts';

const fold = (events: AcceptedEvent[]) => foldAll(events, catalog, 'UTC');
const ago = (days: number) => now - days * DAY;
const factor = (id: string, events: AcceptedEvent[]) =>
  readinessAt(fold(events), catalog, now, 'UTC').factors.find((row) => row.id === id)?.value;
const signal = (id: string, events: AcceptedEvent[]) =>
  riskAt(fold(events), catalog, now, 'UTC').signals.find((row) => row.id === id)?.present;
const mark = (name: string, days: number, score?: number) =>
  usage(name, 1, ago(days), score === undefined ? {} : { properties: { score } });
const active = (userId: string, days: number) => usage('plain', 1, ago(days), { userId });

describe('readiness factors', () => {
  it.each([
    [100, 100, 0.5],
    [120, 100, 1],
    [80, 100, 0],
    [200, 100, 1],
    [50, 0, null],
  ])('usage of %d after %d is %s', (current, before, value) => {
    const events = [usage('f0', current, ago(89)), usage('f1', before, ago(90)), usage('f9', 999, ago(1))];
    const found = factor('usage', events);
    if (value === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(value, 12);
  });

  it.each([
    [29, 1],
    [30, 0.5],
    [89, 0.5],
    [90, 0],
  ])('an executive active %d days ago counts %d', (days, value) => {
    expect(factor('engagement', [userTraits('ann', { executive: true }), active('ann', days)])).toBe(value);
  });

  it('has no engagement without an executive', () => {
    expect(factor('engagement', [active('ann', 1)])).toBeNull();
  });

  it.each([
    [[mark('nps.answered', 10, 9)], 0.9],
    [[mark('csat.answered', 10, 4)], 0.75],
    [[mark('nps.answered', 10, 9), mark('csat.answered', 9, 1)], 0],
    [[accountTraits({ npsScore: 3 }), mark('csat.answered', 20, 5)], 0.3],
    [[mark('nps.answered', 180, 9)], 0.9],
    [[mark('nps.answered', 181, 9)], null],
    [[], null],
  ])('satisfaction reads the newest answer (%#)', (events, value) => {
    expect(factor('satisfaction', events)).toBe(value);
  });

  it('team growth compares 30 days with the 30 before', () => {
    const people = (days: number, count: number) =>
      Array.from({ length: count }, (_, index) => active(`u${index}`, days));
    expect(factor('team', [...people(29, 9), ...people(30, 8)])).toBe(0.5);
    expect(factor('team', people(1, 3))).toBeNull();
  });

  it.each([
    [60, 0],
    [61, 1],
    [90, 1],
    [91, 0.5],
    [180, 0.5],
    [181, 0],
  ])('a budget in %d days is %d', (days, value) => {
    const date = new Date(now + days * DAY).toISOString();
    expect(factor('budget', [accountTraits({ budgetAt: date })])).toBe(value);
    expect(factor('budget', [accountTraits({ renewalAt: date, termMonths: 12 })])).toBe(value);
  });

  it('whitespace is the next tier’s price over this one’s, against the MRR', () => {
    expect(factor('whitespace', [onPlan('starter')])).toBe(1);
    const rich = eventOf({ type: 'plan', tier: 'starter', mrr: 80_000, currency: 'usd' });
    expect(factor('whitespace', [rich])).toBe(0.5);
    expect(factor('whitespace', [onPlan('pro')])).toBeNull();
  });
});

describe('readiness', () => {
  it('leaves out factors without data and re-scales the rest', () => {
    const events = [
      onPlan('starter'),
      ...Array.from({ length: 5 }, (_, index) => usage(`f${index}`, 1)),
      usage('f0', 3, ago(100)),
    ];
    const { score, coverage, band } = readinessAt(fold(events), catalog, now, 'UTC');
    // usage 3/3 → 0.5 × 25, adoption 5/10 → 0.5 × 20, whitespace 1 × 5: 27.5 of 50.
    expect({ score, coverage, band }).toEqual({ score: 55, coverage: 0.5, band: 'nurture' });
  });

  it('has no score below half coverage', () => {
    expect(readinessAt(fold([onPlan('starter')]), catalog, now, 'UTC')).toMatchObject({
      score: null,
      coverage: 0.25,
      band: null,
    });
  });

  it.each([
    [7, 'nurture'],
    [8, 'act'],
    [4, 'nurture'],
    [3, 'adopt'],
  ])('with %d of 10 features is %s', (used, band) => {
    const weights = { usage: 0, adoption: 100, engagement: 0, satisfaction: 0, team: 0, budget: 0, whitespace: 0 };
    const events = [onPlan('starter'), ...Array.from({ length: used }, (_, index) => usage(`f${index}`))];
    expect(readinessAt(fold(events), catalog, now, 'UTC', weights).band).toBe(band);
  });
});

describe('risk signals', () => {
  it.each([
    [80, 100, false],
    [79, 100, true],
    [5, 0, null],
  ])('usage of %d after %d in the quarter before: %s', (current, before, present) => {
    expect(
      signal('usage', [usage('f0', current, ago(89)), usage('f0', before, ago(90)), usage('f0', 1, ago(180))]),
    ).toBe(present);
  });

  it.each([
    [8, 10, true],
    [9, 10, false],
    [1, 0, null],
  ])('active users of %d after %d: %s', (current, before, present) => {
    const people = (days: number, count: number) =>
      Array.from({ length: count }, (_, index) => active(`u${index}`, days));
    expect(signal('active-users', [...people(6, current), ...people(27, before)])).toBe(present);
    expect(signal('active-users', [...people(0, current), ...people(21, before)])).toBe(present);
  });

  it.each([
    [70, 100, true],
    [71, 100, false],
    [1, 0, null],
  ])('core use of %d after %d: %s', (current, before, present) => {
    expect(signal('core-use', [usage('f0', current, ago(29)), usage('f2', before, ago(30))])).toBe(present);
  });

  it.each([
    [3, 4, true],
    [2, 1, false],
    [4, 6, false],
    [5, 6, true],
    [9, 0, null],
  ])('%d tickets after %d in 90 days: %s', (current, before, present) => {
    const tickets = (days: number, count: number) =>
      Array.from({ length: count }, () => usage('ticket.opened', 1, ago(days)));
    expect(signal('tickets', [...tickets(29, current), ...tickets(30, before)])).toBe(present);
  });

  it.each([
    ['champion', 'champion.left'],
    ['competitor', 'competitor.mentioned'],
  ])('%s within 90 days', (id, name) => {
    expect([90, 91].map((days) => signal(id, [mark(name, days)]))).toEqual([true, false]);
    expect(signal(id, [])).toBe(false);
  });

  it.each([
    [[9, 6], true],
    [[7, 6], true],
    [[9, 7], false],
    [[6, 5], false],
    [[6], null],
  ])('NPS answers %j: %s', (scores, present) => {
    expect(
      signal(
        'nps',
        scores.map((score, index) => mark('nps.answered', 20 - index, score)),
      ),
    ).toBe(present);
  });

  it('NPS answers older than 180 days are no baseline', () => {
    expect(signal('nps', [mark('nps.answered', 181, 9), mark('nps.answered', 1, 2)])).toBeNull();
  });

  it('are counted when present', () => {
    const { count } = riskAt(fold([mark('champion.left', 1), mark('competitor.mentioned', 1)]), catalog, now, 'UTC');
    expect(count).toBe(2);
  });
});
