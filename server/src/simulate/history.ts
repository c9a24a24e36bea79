import { DAY_MS } from './clock.ts';
import type { Life } from './life.ts';
import type { Market } from './market.ts';
import type { Outbox } from './outbox.ts';
import { pathFor, type TruePath } from './paths.ts';
import type { Sight, Visit } from './visit.ts';

const SAME_CAMPAIGN_DAYS = 14;
const RENEWAL_DAYS = 60;
const ADOPTED = 0.6;

/** Visits of a past that another system ran: it drew who is withheld, and its exposures are brought in as they were. */
export function createHistoricalVisits(
  events: Outbox,
  { paths, holdout, market }: { paths: readonly TruePath[]; holdout: number; market: Market },
): Visit {
  const lastSeen = new Map<string, number>();

  return async function visit(life, at) {
    const { company, random, tier } = life;
    const person = random.pick(company.people);
    const path = pathFor(paths, tier, company.size);
    if (!path || !mayBePitched(life, at, market)) return [];
    const last = lastSeen.get(company.id);
    if (last !== undefined && at - last < SAME_CAMPAIGN_DAYS * DAY_MS) return [];
    lastSeen.set(company.id, at);
    const campaignId = campaignOf(path);
    const outcome = random.fork(`holdout ${campaignId}`).chance(holdout) ? 'withheld' : 'shown';
    const { id: accountId } = company;
    await events.add({
      at,
      accountId,
      userId: person.id,
      type: 'nudge',
      what: outcome,
      campaignId,
      from: path.from,
      to: path.to,
    });
    const sight: Sight = { campaignId, decisionId: null, outcome, at, person, mayAct: true };
    return [sight];
  };
}

export function campaignOf({ from, to }: TruePath): string {
  return `${from} to ${to}`;
}

function mayBePitched({ company, features, tier }: Life, at: number, market: Market): boolean {
  const total = market.featuresOf(tier).length;
  if (total > 0 && features.length < total * ADOPTED) return false;
  const left = company.renewalAt === null ? null : company.renewalAt - at;
  return left === null || left < 0 || left > (RENEWAL_DAYS + 1) * DAY_MS;
}
