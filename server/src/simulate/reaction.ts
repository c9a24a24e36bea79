import { MINUTE_MS } from './clock.ts';
import type { Life } from './life.ts';
import type { Outbox } from './outbox.ts';
import type { Sight } from './visit.ts';

const SECOND_MS = 1000;

/** What somebody does with a nudge. Who will upgrade mostly clicks, or asks the admin; the others mostly close it. */
export async function react(life: Life, sight: Sight, isDrawn: boolean, exposures: Outbox): Promise<void> {
  const { decisionId, person, at } = sight;
  if (sight.outcome === 'withheld' || decisionId === null) return;
  const { random } = life;
  const what = drawReaction(life, sight, isDrawn);
  if (what === null) return;
  const event = { accountId: life.company.id, userId: person.id, type: 'nudge' as const, decisionId };
  const soon = at + random.whole(2, 40) * SECOND_MS;
  await exposures.add({ ...event, at: soon, what });
  if (what === 'clicked' && isDrawn) life.intent = { decisionId, userId: person.id };
  if (what === 'clicked' && !isDrawn && random.chance(0.15)) {
    await exposures.add({ ...event, at: soon + random.whole(1, 3) * MINUTE_MS, what: 'checkout' });
  }
}

function drawReaction({ random }: Life, { mayAct }: Sight, isDrawn: boolean) {
  const acts = mayAct ? 'clicked' : 'requested';
  if (random.chance(isDrawn ? 0.62 : 0.07)) return acts;
  return random.weighted([
    [null, 54],
    ['dismissed', 36],
    ['snoozed', 9],
    ['never', 1],
  ] as const);
}
