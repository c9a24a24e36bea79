import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { formatTime } from '@uptier/shared/contracts/time.ts';
import { usedBetween } from '@uptier/shared/engine/account/activity.ts';
import { ADOPTION_DAYS, adoptionAt } from '@uptier/shared/engine/account/adoption.ts';
import { featuresOf, planAt, tierRank } from '@uptier/shared/engine/account/plan.ts';
import { zoneOf } from '@uptier/shared/engine/account/timezone.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import { noDays, readCounts } from '@uptier/shared/engine/state/day-counts.ts';
import { own } from '@uptier/shared/engine/state/own.ts';
import { type AccountState, RETENTION_DAYS } from '@uptier/shared/engine/state/state.ts';
import { dayOf } from '@uptier/shared/engine/time/calendar.ts';
import { type AdoptingAccount, adoptionByTier, type TierAdoption } from '@uptier/shared/metrics/adoption-by-tier.ts';
import { createKeptAnswers } from '../http/kept-answers.ts';
import type { ReportDeps } from './deps.ts';

const CHUNK = 100;

export interface AdoptionDeps extends Pick<ReportDeps, 'store' | 'now'> {
  findCompiled: (environmentId: string) => Promise<Compiled>;
}

export interface AdoptionReport {
  asOf: string;
  /** Percent of a tier's features below which an account gets no pitch. */
  threshold: number;
  tiers: readonly TierAdoption[];
}

/** Adoption by tier. Every account is read, some at a time, so an answer is kept for a while. */
export function createAdoption({ store, now, findCompiled }: AdoptionDeps) {
  const keep = createKeptAnswers<AdoptionReport>();

  async function read(environmentId: string): Promise<AdoptionReport> {
    const { catalog, policy, environment } = await findCompiled(environmentId);
    const asOf = now();
    const accounts: AdoptingAccount[] = [];
    let ids = await store.accounts.listIds(environmentId, '', CHUNK);
    while (ids.length > 0) {
      // Past the cache: reading all once would drive out those that pages ask for.
      for (const { state } of await store.accounts.listByIds(environmentId, ids))
        accounts.push(...adoptingOf(state, catalog, asOf, environment.timezone));
      await new Promise((resume) => setImmediate(resume));
      ids = await store.accounts.listIds(environmentId, ids.at(-1) ?? '', CHUNK);
    }
    const threshold = policy.adoptionThreshold;
    return { asOf: formatTime(asOf), threshold, tiers: adoptionByTier(catalog, threshold, accounts) };
  }
  return (environmentId: string): Promise<AdoptionReport> => keep(environmentId, () => read(environmentId));
}

/** None for an account without a tier. */
function adoptingOf(state: AccountState, catalog: Catalog, now: number, timezone: string): AdoptingAccount[] {
  const tier = planAt(state, now)?.value.tier;
  if (tier === undefined) return [];
  const today = dayOf(now, zoneOf(state, timezone));
  const included = featuresOf(catalog, tier);
  const isUsed = ({ id, minUses }: Catalog['features'][number]) =>
    included.has(id) && usedBetween(state, id, today - ADOPTION_DAYS + 1, today) >= minUses;
  return [
    {
      tier,
      adoption: adoptionAt(state, catalog, now, timezone),
      used: catalog.features.filter(isUsed).map(({ id }) => id),
      firstUses: firstUsesOf(state, catalog, now, timezone),
    },
  ];
}

/** Since the last move up, as far back as days are kept. */
function firstUsesOf(
  state: AccountState,
  catalog: Catalog,
  now: number,
  timezone: string,
): AdoptingAccount['firstUses'] {
  const plans = state.plans.filter(({ at }) => at <= now);
  const rank = (index: number) => tierRank(catalog, plans[index]?.value.tier ?? null);
  const last = plans.findLastIndex((_, index) => index > 0 && rank(index) !== rank(index - 1));
  const [before, after] = [plans[last - 1], plans[last]];
  if (!before || !after || rank(last) < rank(last - 1)) return [];
  const zone = zoneOf(state, timezone);
  const [today, start] = [dayOf(now, zone), dayOf(after.at, zone)];
  if (today - start >= RETENTION_DAYS) return [];
  const had = featuresOf(catalog, before.value.tier);
  const brought = [...featuresOf(catalog, after.value.tier)].filter((id) => !had.has(id));
  return brought.map((feature) => {
    const days = [...readCounts(own(state.usage, feature) ?? noDays).keys()].filter(
      (day) => day >= start && day <= today,
    );
    const isUsed = days.length > 0;
    return { feature, isUsed, elapsed: (isUsed ? Math.min(...days) : today) - start };
  });
}
