import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcceptedEvent } from '../../contracts/event.ts';
import { OPEN_DAYS } from '../../contracts/trigger.ts';
import { foldAll, foldEvents } from '../fold/fold.ts';
import { emptyLedger } from '../ledger/ledger.ts';
import { reachedOn } from '../state/day-counts.ts';
import { emptyState, RETENTION_DAYS } from '../state/state.ts';
import { campaignOf, catalog, compiledOf, DAY, momentOf, now, onPlan, usage } from '../tests/world.ts';
import { dayOf } from '../time/calendar.ts';
import { Facts } from './facts.ts';
import { reachOf } from './reach.ts';

const uses = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      ago: fc.integer({ min: 0, max: 400 * DAY }),
      userId: fc.constantFrom('ann', 'bob'),
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.map(({ quantity, ago, userId }) => usage('exported', quantity, now - ago, { userId })));

function foldSplit(events: readonly AcceptedEvent[], size: number) {
  let state = emptyState;
  for (let start = 0; start < events.length; start += size)
    state = foldEvents(state, events.slice(start, start + size), catalog, 'UTC').state;
  return state;
}

const quantityOf = ({ body }: AcceptedEvent) => (body.type === 'usage' ? body.quantity : 0);
const sum = (events: readonly AcceptedEvent[]) => events.reduce((total, event) => total + quantityOf(event), 0);

describe('a milestone', () => {
  it('has the same total and day in any order and any batches, however long ago it began', () => {
    const shuffled = uses.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const today = dayOf(now, 'UTC');
    fc.assert(
      fc.property(
        shuffled,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 99 }),
        ([list, other], size, goal) => {
          const [whole, parts] = [foldAll(list, catalog, 'UTC'), foldSplit(other, size)];
          expect(parts).toEqual(whole);
          const reached = reachedOn(whole.usage.exported ?? '', goal, today);
          expect(reached.total).toBe(sum(list));
          for (const userId of ['ann', 'bob'])
            expect(reachedOn(whole.users[userId]?.usage.exported ?? '', goal, today).total).toBe(
              sum(list.filter((event) => event.userId === userId)),
            );
          const days = list.map(({ at }) => dayOf(at, 'UTC')).sort((a, b) => a - b);
          const first = days.find((day) => sum(list.filter(({ at }) => dayOf(at, 'UTC') <= day)) >= goal) ?? null;
          const newest = days.at(-1) ?? 0;
          expect(reached.day).toBe(first !== null && first > newest - RETENTION_DAYS ? first : null);
        },
      ),
    );
  });

  it('stays open for as many days as the contract says', () => {
    const campaign = campaignOf({ trigger: { kind: 'milestone', name: 'exported', count: 1, by: 'account' } });
    const codeAt = (days: number) => {
      const state = foldAll([onPlan('starter'), usage('exported', 1, now - days * DAY)], catalog, 'UTC');
      const facts = new Facts(compiledOf([campaign]), { state, ledger: emptyLedger }, momentOf());
      return reachOf(facts, campaign)?.code;
    };
    expect([0, OPEN_DAYS - 1, OPEN_DAYS].map(codeAt)).toEqual(['reached', 'reached', 'too-long-ago']);
  });
});
