import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { DAY_MS } from './clock.ts';
import type { Life } from './life.ts';
import type { Market } from './market.ts';
import type { Happening } from './outbox.ts';

const TICKETS_A_DAY = 0.009;
const ANSWERS_A_DAY = 1 / 70;
const LEVELS_EVERY_DAYS = 14;

/** What a success manager watches: tickets, answers, people who leave, seats and projects that fill. One day of it. */
export function signsOf(life: Life, at: EpochMs, market: Market): Happening[] {
  const { company, random } = life;
  const isFading = company.fadesAt !== null && at > company.fadesAt;
  const by = (name: string, properties: Record<string, unknown>): Happening => ({
    at,
    accountId: company.id,
    userId: random.pick(company.people).id,
    type: 'usage',
    name,
    properties,
  });
  const signs: Happening[] = [];
  if (random.chance(TICKETS_A_DAY * (isFading ? 12 : 1))) {
    signs.push(
      by('ticket.opened', { topic: random.pick(['exports', 'billing', 'permissions', 'slow pages', 'import']) }),
    );
  }
  if (random.chance(ANSWERS_A_DAY)) signs.push(by('nps.answered', { score: drawScore(life, isFading) }));
  if (isFading && random.chance(0.012)) signs.push(by('champion.left', {}));
  if (isFading && random.chance(0.01)) signs.push(by('competitor.mentioned', { where: 'ticket' }));
  if (Math.floor(at / DAY_MS) % LEVELS_EVERY_DAYS === company.size % LEVELS_EVERY_DAYS)
    signs.push(...levels(life, at, market));
  return signs;
}

function drawScore({ random, company }: Life, isFading: boolean): number {
  if (isFading) return random.whole(1, 6);
  const satisfied = company.breadth > 0.6;
  return random.chance(satisfied ? 0.4 : 0.15) ? random.whole(9, 10) : random.whole(satisfied ? 5 : 2, 8);
}

function levels({ company, random, tier }: Life, at: EpochMs, market: Market): Happening[] {
  const age = Math.min(1, (at - company.arrivesAt) / (120 * DAY_MS));
  return market.levelLimits.map((limit) => {
    const most = market.limitOf(tier, limit) ?? 200;
    const share = Math.min(1, company.load * (0.7 + 0.3 * age) + random.between(-0.03, 0.03));
    const value = Math.max(limit === 'seats' ? company.people.length : 1, Math.round(most * share));
    return { at, accountId: company.id, type: 'level', limit, value: Math.min(value, most) };
  });
}
