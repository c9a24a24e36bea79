import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { DAY_MS, MINUTE_MS } from './clock.ts';
import type { Life } from './life.ts';
import type { Market } from './market.ts';
import type { Happening } from './outbox.ts';

const WORKDAYS = 21;
/** What is left of the use of an account that fades. */
const FADED = 0.4;

/** A month of use in one report: every feature the account uses. */
export function coarseUsage(life: Life, at: EpochMs): Happening[] {
  const { company, random } = life;
  const person = random.pick(company.people);
  const envelope = { at, accountId: company.id, userId: person.id, type: 'usage' as const };
  return life.features.map(({ id, minUses }) => ({ ...envelope, name: id, quantity: minUses + random.whole(5, 7) }));
}

/** What an account takes up once it has settled on another tier. */
export function firstUses(life: Life, at: EpochMs, before: Life['features']): Happening[] {
  const { company, random, features } = life;
  const userId = random.pick(company.people).id;
  const isNew = ({ id }: { id: string }) => !before.some((known) => known.id === id);
  return features.filter(isNew).map(({ id, minUses }) => {
    return { at, accountId: company.id, userId, type: 'usage', name: id, quantity: minUses + random.whole(0, 2) };
  });
}

/** One day: somebody uses a thing or two, less where an account fades. */
export function dailyUsage(life: Life, at: EpochMs, market: Market): Happening[] {
  const { company, random } = life;
  const strength = strengthAt(life, at);
  if (!random.chance(Math.min(1, strength))) return [];
  const team = company.people.slice(0, Math.max(1, Math.ceil(company.people.length * strength)));
  const by = () => ({
    at: at - random.whole(0, 90) * MINUTE_MS,
    accountId: company.id,
    userId: random.pick(team).id,
    type: 'usage' as const,
  });
  const uses = random.chance(0.3) ? 2 : 1;
  const features = Array.from({ length: Math.min(uses, life.features.length) }, () => {
    // Features take turns, so that the least liked comes up often enough to count as used.
    const turn = Math.floor(at / DAY_MS) * 2 + random.whole(0, 1);
    const { id = '', minUses = 1 } = life.features[turn % life.features.length] ?? {};
    return { ...by(), name: id, quantity: minUses + random.whole(0, 4) };
  });
  return [...features, ...meteredUse(life, market, strength / WORKDAYS).map((use) => ({ ...by(), ...use }))];
}

/** 1 for an account in its prime, less for one that fades, a little more where it grows. */
function strengthAt({ company }: Life, at: EpochMs): number {
  if (company.fadesAt !== null && at > company.fadesAt) return FADED;
  const age = Math.min(1, (at - company.arrivesAt) / (60 * DAY_MS));
  return 0.85 + 0.15 * age;
}

function meteredUse(life: Life, market: Market, share: number): { name: string; quantity: number }[] {
  const { company, random, tier } = life;
  return market.meteredLimits.flatMap((name) => {
    const limit = market.limitOf(tier, name) ?? market.limitOf(market.tiers.at(-2) ?? tier, name);
    const quantity = Math.round((limit ?? 0) * company.load * share * random.between(0.6, 1.4));
    return quantity > 0 ? [{ name, quantity }] : [];
  });
}
