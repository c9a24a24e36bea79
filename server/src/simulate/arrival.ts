import { formatTime } from '@uptier/shared/contracts/time.ts';
import { DAY_MS } from './clock.ts';
import type { Life } from './life.ts';
import type { Market } from './market.ts';
import type { Happening } from './outbox.ts';
import type { Style } from './style.ts';

/** A company signs up: who it is, who works there, what it pays. */
export function arrivalOf(life: Life, market: Market, style: Style): Happening[] {
  const { company } = life;
  const { id: accountId, arrivesAt: at, name, industry, size, timezone, termMonths, renewalAt, people } = company;
  const renewal = renewalAt === null ? {} : { renewalAt: formatTime(renewalAt) };
  const traits = { name, industry, size, timezone, termMonths, ...renewal };
  return [
    { at, accountId, type: 'traits', of: 'account', traits },
    planOf(life, market, at),
    ...people.map((person) => ({
      at,
      accountId,
      userId: person.id,
      type: 'traits' as const,
      of: 'user',
      traits: {
        name: person.name,
        role: person.role,
        ...(style.isDetailed ? { email: person.email } : {}),
        ...(person.isChampion ? { champion: true } : {}),
        ...(person.isExecutive ? { executive: true } : {}),
      },
    })),
  ];
}

/** The plan of an account as a billing system reports it. */
export function planOf(
  { company: { id: accountId, termMonths }, tier, seatsAdded, products }: Life,
  market: Market,
  at: number,
): Happening {
  const included = market.limitOf(tier, 'seats');
  const ofTier = market.mrrOf(tier, termMonths > 1);
  const ofSeats = included ? Math.round((ofTier / included) * seatsAdded) : 0;
  const ofProducts = products.reduce((sum, product) => sum + market.priceOf(product), 0);
  return {
    at,
    accountId,
    type: 'plan',
    tier,
    ...(included === null ? {} : { seats: included + seatsAdded }),
    mrr: ofTier + ofSeats + ofProducts,
    currency: market.currency,
    ...(products.length > 0 ? { products } : {}),
  };
}

/** A yearly account signs for another year. */
export function renewalOf({ company }: Life, renewedAt: number): Happening {
  const next = renewedAt + 365 * DAY_MS;
  return {
    at: renewedAt,
    accountId: company.id,
    type: 'traits',
    of: 'account',
    traits: { renewalAt: formatTime(next) },
  };
}
