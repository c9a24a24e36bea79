import { describe, expect, it } from 'vitest';
import type { ExposureRow } from '../store/queries/exposures.ts';
import type { ResolvedNudge } from './nudge-events.ts';
import { addToExposures } from './rows.ts';

type What = ResolvedNudge['event']['body']['what'];

const context = {
  environmentId: 'e',
  accountId: 'a',
  tierAt: () => 'starter',
  motionOf: () => 'tier' as const,
  seatsAt: () => 10,
  withheldBuckets: () => 1000,
};

function nudge(what: What, at: number): ResolvedNudge {
  const body = { type: 'nudge' as const, what, decisionId: 'd' };
  const event = { id: `${what}-${at}`, accountId: 'a', userId: 'u', at, receivedAt: at };
  return {
    event: { ...event, source: 'signed', imported: false, body, properties: {} },
    ...{ decisionId: 'd', campaignId: 'c', campaignVersion: 1, variantId: 'v', kind: 'upgrade', surface: 'banner' },
    ...{ motion: 'tier', path: { from: 'starter', to: 'pro' }, threshold: null, trigger: null },
  };
}

function orders<Item>(list: readonly Item[]): Item[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((item, index) => orders(list.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

function outcomeOf(events: readonly ResolvedNudge[]): ExposureRow[] {
  const rows = new Map<string, ExposureRow>();
  for (const event of events) addToExposures(rows, event, context);
  return [...rows.values()];
}

describe('an exposure', () => {
  const told: [string, ResolvedNudge[]][] = [
    [
      'shown, clicked twice, dismissed',
      [nudge('shown', 4), nudge('clicked', 9), nudge('clicked', 6), nudge('never', 7)],
    ],
    ['acted on without being told as shown', [nudge('clicked', 9), nudge('requested', 5), nudge('checkout', 7)]],
    ['clicked, by the clock, before it was shown', [nudge('clicked', 3), nudge('shown', 4)]],
    ['withheld, though something says shown', [nudge('shown', 5), nudge('withheld', 4)]],
  ];
  it.each(told)('is the same in every order: %s', (_, events) => {
    const expected = outcomeOf(events);
    expect(expected).toHaveLength(1);
    for (const order of orders(events)) expect(outcomeOf(order)).toEqual(expected);
  });

  it('stands at the earliest instant that proves it', () => {
    expect(outcomeOf([nudge('clicked', 9), nudge('shown', 4)])).toMatchObject([{ at: 4, clickedAt: 9 }]);
  });
});
