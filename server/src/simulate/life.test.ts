import { describe, expect, it } from 'vitest';
import { DAY_MS } from './clock.ts';
import { createCompany } from './company.ts';
import { beginLife, drawTurn, enterPath, moveTo } from './life.ts';
import { createMarket } from './market.ts';
import type { TruePath } from './paths.ts';
import { createRandom } from './random.ts';
import { coarse } from './style.ts';

const era = { from: Date.parse('2026-01-01T00:00:00Z'), to: Date.parse('2026-05-01T00:00:00Z') };
const market = createMarket({
  version: 1,
  tiers: ['starter', 'pro'].map((id) => ({ id, name: id, features: [], limits: {}, prices: [] })),
  features: [],
  limits: [],
  products: [],
});
const path: TruePath = {
  from: 'starter',
  to: 'pro',
  sizes: { least: 0, below: Number.POSITIVE_INFINITY },
  shownRate: 0.24,
  withheldRate: 0.11,
};
const born = (index: number) => {
  const random = createRandom(`test/${index}`);
  const company = { ...createCompany(random, index, era, { tiers: 2, style: coarse }), rank: 0 };
  return beginLife(company, random, market);
};

describe('what follows a first exposure', () => {
  it.each([
    ['shown', 0.24],
    ['withheld', 0.11],
  ] as const)('is a move with the true chance of an account that is %s, inside the window', (outcome, share) => {
    const count = 20_000;
    const at = era.from + DAY_MS;
    const moves = Array.from({ length: count }, (_, index) => enterPath(born(index), path, { outcome, at }, 30).moveAt);
    const drawn = moves.filter((each) => each !== null);
    expect(Math.abs(drawn.length / count - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / count));
    expect(Math.min(...drawn)).toBeGreaterThan(at);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(at + 30 * DAY_MS);
    const mean = drawn.reduce((sum, moveAt) => sum + (moveAt - at) / DAY_MS, 0) / drawn.length;
    expect(Math.abs(mean - 15)).toBeLessThan(1);
  });

  it('is drawn once, until the account has left the tier and come back', () => {
    const life = born(1);
    const seen = { outcome: 'shown', at: era.from + DAY_MS } as const;
    expect(enterPath(life, path, seen, 30).isEntry).toBe(true);
    expect(enterPath(life, path, { ...seen, at: seen.at + 40 * DAY_MS }, 30)).toEqual({ isEntry: false, moveAt: null });
    moveTo(life, 'pro', seen.at + 41 * DAY_MS);
    expect(enterPath(life, path, { ...seen, at: seen.at + 42 * DAY_MS }, 30).isEntry).toBe(false);
    moveTo(life, 'starter', seen.at + 43 * DAY_MS);
    expect(enterPath(life, path, { ...seen, at: seen.at + 44 * DAY_MS }, 30).isEntry).toBe(true);
  });

  it('is the only thing that may happen inside the window', () => {
    const life = born(2);
    enterPath(life, path, { outcome: 'withheld', at: era.from + 50 * DAY_MS }, 30);
    const inside = Array.from({ length: 5000 }, () => drawTurn(life, era.from + 80 * DAY_MS, 30, ['starter', 'pro']));
    expect(inside.every(({ kind }) => kind === 'stay')).toBe(true);
    const after = Array.from({ length: 5000 }, () => drawTurn(life, era.from + 81 * DAY_MS, 30, ['starter', 'pro']));
    expect(new Set(after.map(({ kind }) => kind))).toEqual(new Set(['stay', 'move', 'end']));
  });
});
