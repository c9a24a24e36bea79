import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import { createCompany, type Era } from './company.ts';
import { growthOf } from './growth.ts';
import { createMarket } from './market.ts';
import { createOutbox } from './outbox.ts';
import { createPaths } from './paths.ts';
import { createRandom } from './random.ts';
import { WINDOW_DAYS } from './simulate.ts';
import { listCampaigns, readCatalog, type StagedCampaign } from './stage.ts';
import { detailed } from './style.ts';
import { createVisits } from './visit.ts';
import { runWorld } from './world.ts';

interface Plan {
  seed: string;
  era: Era;
  accounts: number;
}

/** Daily life under the campaigns that are live, in an environment with a catalog. Answers how many events it took. */
export async function growWorld({
  seed,
  era,
  accounts,
  clock,
  call,
  onDay,
}: Plan & { clock: Clock; call: Call; onDay: (day: number, events: number) => void }): Promise<number> {
  const random = createRandom(seed);
  const market = createMarket(await readSold(call));
  const paths = createPaths(random.fork('paths'), market.tiers);
  const campaigns = (await listCampaigns(call)).filter(({ status }) => status === 'live');
  const pathOf = new Map(
    campaigns.map(({ id, path }) => [id, paths.find(({ from, to }) => from === path?.from && to === path.to)]),
  );
  const grown = new Map(campaigns.map((campaign) => [campaign.id, growthOf(campaign)]));
  const events = createOutbox(call, 'sk');
  const exposures = createOutbox(call, 'pk');
  const count = () => events.countSent() + exposures.countSent();
  await runWorld({
    ...{ random, era, accounts, market, clock, events, exposures, call },
    windowDays: WINDOW_DAYS,
    style: detailed,
    visit: createVisits(call, { clock, exposures, market, placements: placementsOf(campaigns) }),
    pathOf: (id) => pathOf.get(id),
    growthOf: (id) => grown.get(id),
    onDay: (day) => Promise.resolve(onDay(day, count())),
  });
  return count();
}

/** Whoever the world of this seed is made of. */
export async function listAccountIds(call: Call, { seed, era, accounts }: Plan): Promise<string[]> {
  const random = createRandom(seed);
  const tiers = createMarket(await readSold(call)).tiers.length;
  return Array.from({ length: accounts }, (_, index) => {
    return createCompany(random.fork(`account/${index}`), index, era, { tiers, style: detailed }).id;
  });
}

async function readSold(call: Call) {
  return await readCatalog(call, () => Promise.reject(new Error('The environment has no catalog to live by.')));
}

function placementsOf(campaigns: readonly StagedCampaign[]): string[] {
  const named = campaigns.flatMap(({ trigger }) => (trigger.placement === undefined ? [] : [trigger.placement]));
  return named.length > 0 ? [...new Set(named)] : ['home'];
}
