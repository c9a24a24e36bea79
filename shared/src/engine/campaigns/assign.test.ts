import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignOf, compiledOf } from '../tests/world.ts';
import { assignVariant, bucketOf, drawScope, findHoldout } from './assign.ts';
import { hash32 } from './hash.ts';

const accounts = Array.from({ length: 100_000 }, (_, index) => `account-${index}`);
const variants = (weights: Record<string, number>) =>
  Object.entries(weights).map(([id, weight]) => ({
    id,
    weight,
    surface: 'banner' as const,
    content: { en: { title: 'x' } },
  }));
const assigned = (weights: Record<string, number>, id = 'c1') => {
  const campaign = { id, variants: variants(weights) };
  return accounts.map((account) => assignVariant(campaign, 'salt', account)?.id);
};
const isWithheld = (...draw: Parameters<typeof findHoldout>) => findHoldout(...draw) !== null;
const share = (list: readonly unknown[], value: unknown) => list.filter((item) => item === value).length / list.length;

/** Four standard errors: about one chance in 16,000 to miss by luck. */
const tolerance = (p: number, n: number) => 4 * Math.sqrt((p * (1 - p)) / n);

describe('buckets', () => {
  it('are even', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const account of accounts) {
      const tenth = Math.floor(bucketOf('salt', 'workspace', account) / 1000);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    const chiSquare = tenths.reduce((sum, seen) => sum + (seen - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.9); // 9 degrees of freedom, p = 0.001
  });

  it.each([
    ['path:starter\npro', 'path:pro\nenterprise'],
    ['path:a\nb', 'path:a\nc'],
    ['workspace', 'path:starter\npro'],
    ['campaign:1', 'campaign:2'],
    ['campaign:1', 'campaign:11'],
    ['path:starter\npro', 'seats:starter\nstarter'],
    ['path:starter\npro', 'cross-sell:starter\ninsights'],
    ['seats:starter\nstarter', 'seats:pro\npro'],
    ['seats:starter\nstarter', 'cross-sell:starter\ninsights'],
    ['cross-sell:starter\ninsights', 'cross-sell:starter\nsupport'],
    ['cross-sell:starter\npro', 'path:starter\npro'],
  ])('of %j and %j are independent', (one, other) => {
    const table = [0, 0, 0, 0];
    for (const account of accounts) {
      const cell = (bucketOf('salt', one, account) < 3000 ? 2 : 0) + (bucketOf('salt', other, account) < 3000 ? 1 : 0);
      table[cell] = (table[cell] ?? 0) + 1;
    }
    const [neither = 0, second = 0, first = 0, both = 0] = table;
    const [p, q] = [(first + both) / 100_000, (second + both) / 100_000];
    expect(Math.abs(both / 100_000 - p * q)).toBeLessThan(tolerance(p * q, 100_000));
    expect(neither + second + first + both).toBe(100_000);
  });

  it('of two salts are independent', () => {
    const both = accounts.filter(
      (a) => bucketOf('one', 'workspace', a) < 5000 && bucketOf('two', 'workspace', a) < 5000,
    );
    expect(Math.abs(both.length / 100_000 - 0.25)).toBeLessThan(tolerance(0.25, 100_000));
  });

  it('come from a hash that spreads every bit', () => {
    let flipped = 0;
    for (const account of accounts.slice(0, 2000)) {
      let difference =
        hash32(account) ^
        hash32(`${account.slice(0, -1)}${String.fromCharCode(account.charCodeAt(account.length - 1) ^ 1)}`);
      for (; difference !== 0; difference &= difference - 1) flipped++;
    }
    expect(Math.abs(flipped / 2000 / 32 - 0.5)).toBeLessThan(0.02);
  });
});

describe('holdouts', () => {
  const entry = (holdout: number, over: object = {}) => {
    const compiled = compiledOf([campaignOf({ holdout, ...over })]);
    return compiled.campaigns[0] ?? expect.fail('a campaign was compiled');
  };

  it.each([0, 0.0001, 0.05, 0.3, 1])('of %d hold that share', (holdout) => {
    const draw = entry(holdout);
    const held = accounts.filter((account) => isWithheld(draw, 0, 'salt', account)).length / 100_000;
    expect(Math.abs(held - holdout)).toBeLessThanOrEqual(tolerance(holdout, 100_000));
  });

  it('of workspace and path add up as independent draws do', () => {
    const draw = entry(0.1);
    const held = accounts.filter((account) => isWithheld(draw, 0.05, 'salt', account)).length / 100_000;
    expect(Math.abs(held - (1 - 0.9 * 0.95))).toBeLessThan(tolerance(0.145, 100_000));
  });

  it('grow without letting anyone out', () => {
    const [small, large] = [entry(0.1), entry(0.2)];
    for (const account of accounts.slice(0, 5000))
      if (isWithheld(small, 0, 'salt', account)) expect(isWithheld(large, 0, 'salt', account)).toBe(true);
  });

  it('of one path hold the same accounts in every campaign', () => {
    const compiled = compiledOf([campaignOf({ id: 'c1', holdout: 0.1 }), campaignOf({ id: 'c2', holdout: 0.2 })]);
    for (const account of accounts.slice(0, 5000)) {
      const held = compiled.campaigns.map((campaign) => isWithheld(campaign, 0, 'salt', account));
      expect(held[0]).toBe(held[1]);
    }
  });

  it('never hold a warning', () => {
    const draw = { campaign: { id: 'w', kind: 'limit-warning' as const }, holdout: 1 };
    expect(findHoldout(draw, 1, 'salt', 'acme')).toBeNull();
  });
});

describe('variants', () => {
  it.each([[{ a: 1, b: 1 }], [{ a: 3, b: 1 }], [{ a: 1, b: 2, c: 7 }], [{ a: 0, b: 1 }]])(
    'take shares by weight %j',
    (weights) => {
      const list = assigned(weights);
      const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
      for (const [id, weight] of Object.entries(weights))
        expect(Math.abs(share(list, id) - weight / sum)).toBeLessThanOrEqual(tolerance(weight / sum, 100_000));
    },
  );

  it('move the fewest accounts when a weight changes', () => {
    const [before, after] = [assigned({ a: 1, b: 1, c: 1 }), assigned({ a: 2, b: 1, c: 1 })];
    const moved = before.flatMap((id, index) => (id === after[index] ? [] : [after[index]]));
    // Share of a grows from 1/3 to 1/2: one sixth of all must move, all of them to a.
    expect(new Set(moved)).toEqual(new Set(['a']));
    expect(Math.abs(moved.length / 100_000 - 1 / 6)).toBeLessThan(tolerance(1 / 6, 100_000));
  });

  it('move only to a variant that is added, and only from one that is removed', () => {
    const [two, three] = [assigned({ a: 1, b: 1 }), assigned({ a: 1, b: 1, c: 1 })];
    for (const [index, id] of three.entries()) if (id !== 'c') expect(id).toBe(two[index]);
  });

  it('of two campaigns are independent', () => {
    const [one, other] = [assigned({ a: 1, b: 1 }, 'c1'), assigned({ a: 1, b: 1 }, 'c2')];
    const both = one.filter((id, index) => id === 'a' && other[index] === 'a').length;
    expect(Math.abs(both / 100_000 - 0.25)).toBeLessThan(tolerance(0.25, 100_000));
  });

  it('are independent of the holdout', () => {
    const list = assigned({ a: 1, b: 1 });
    const held = list.filter((_, index) => bucketOf('salt', 'path:starter\npro', accounts[index] ?? '') < 3000);
    expect(Math.abs(share(held, 'a') - 0.5)).toBeLessThan(tolerance(0.5, held.length));
  });

  it('are the same for the same account, whatever else is asked before', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (salt, account) => {
        const campaign = { id: 'c', variants: variants({ a: 1, b: 2, c: 3 }) };
        expect(assignVariant(campaign, salt, account)?.id).toBe(assignVariant(campaign, salt, account)?.id);
      }),
    );
  });

  it('need a weight', () => {
    expect(assignVariant({ id: 'c', variants: variants({ a: 0 }) }, 'salt', 'acme')).toBeNull();
    expect(assignVariant({ id: 'c', variants: [] }, 'salt', 'acme')).toBeNull();
  });
});

describe('the scope of a draw', () => {
  const to = (target: string) => ({ id: 'c1', path: { from: 'starter', to: target } });
  it('of a tier path is that of always, of every other motion its own', () => {
    expect(drawScope({ id: 'c1' })).toBe('campaign:c1');
    expect(drawScope(to('pro'))).toBe('path:starter\npro');
    expect(drawScope({ ...to('pro'), motion: 'tier' })).toBe('path:starter\npro');
    expect(drawScope({ ...to('starter'), motion: 'seats' })).toBe('seats:starter\nstarter');
    expect(drawScope({ ...to('insights'), motion: 'cross-sell' })).toBe('cross-sell:starter\ninsights');
  });

  it('is shared by the campaigns of one product, with the highest of their holdouts', () => {
    const cross = (id: string, holdout: number, path = { from: 'starter', to: 'insights' }) =>
      campaignOf({ id, motion: 'cross-sell', path, holdout });
    const compiled = compiledOf([
      cross('a', 0.1),
      cross('b', 0.3),
      cross('c', 0.9, { from: 'starter', to: 'support' }),
      campaignOf({ id: 'tier', holdout: 0.2 }),
    ]);
    const shares = ['a', 'b', 'c', 'tier'].map((id) => compiled.byId.get(id)?.holdout);
    expect(shares).toEqual([0.3, 0.3, 0.9, 0.2]);
  });
});
