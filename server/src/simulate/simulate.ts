import type { Call } from './call.ts';
import { PLACEMENT } from './campaigns.ts';
import type { Clock } from './clock.ts';
import type { Era } from './company.ts';
import { campaignOf, createHistoricalVisits } from './history.ts';
import type { Journal } from './life.ts';
import { createMarket, type Market } from './market.ts';
import { createOutbox } from './outbox.ts';
import { createPaths, type TruePath } from './paths.ts';
import { createRandom, type Random } from './random.ts';
import { publishPaths, readCatalog, setHoldout } from './stage.ts';
import { coarse } from './style.ts';
import { type Truth, truthOf } from './truth.ts';
import { createVisits } from './visit.ts';
import { runWorld, type World } from './world.ts';

export const WINDOW_DAYS = 30;

/** What to simulate, and the server that shall find the truth of it. */
export interface Simulation {
  seed: string;
  era: Era;
  accounts: number;
  holdout: number;
  call: Call;
  clock: Clock;
  /** The catalog for an environment that has none. */
  readCatalog: () => Promise<unknown>;
  onEvents: (sent: number) => void;
  onDay: (day: number) => Promise<void>;
}

export interface Outcome {
  truth: Truth;
  journal: Journal;
  events: number;
}

/**
 * A world whose server runs on the world's clock: every visit asks for its session, claims and reports what was seen.
 *
 * @example const { truth } = await simulate({ seed: '1', era, accounts: 300, holdout: 0.3, call, clock, readCatalog, onEvents, onDay });
 */
export async function simulate(simulation: Simulation): Promise<Outcome> {
  const { call, clock, holdout } = simulation;
  return await run(simulation, async ({ catalog, market, paths, exposures }) => {
    // A holdout of the whole workspace would keep its accounts on the lower tiers, and so skew the paths above them.
    await setHoldout(call, 0);
    const pathOf = await publishPaths(call, paths, { catalog, windowDays: WINDOW_DAYS, holdout });
    const visit = createVisits(call, { clock, exposures, market, placements: [PLACEMENT] });
    return { visit, pathOf: (id) => pathOf.get(id), growthOf: () => undefined, call };
  });
}

/** The same world as another system's past, brought in as events: that system drew who is withheld. */
export async function simulateHistory(simulation: Simulation): Promise<Outcome> {
  return await run(simulation, ({ market, paths, events }) => {
    const visit = createHistoricalVisits(events, { paths, holdout: simulation.holdout, market });
    const pathOf = new Map(paths.map((path) => [campaignOf(path), path]));
    return Promise.resolve({ visit, pathOf: (id) => pathOf.get(id), growthOf: () => undefined, call: null });
  });
}

interface Stage extends Pick<World, 'events' | 'exposures' | 'market'> {
  catalog: Awaited<ReturnType<typeof readCatalog>>;
  market: Market;
  random: Random;
  paths: readonly TruePath[];
}

async function run(
  simulation: Simulation,
  prepare: (stage: Stage) => Promise<Pick<World, 'visit' | 'pathOf' | 'growthOf' | 'call'>>,
): Promise<Outcome> {
  const { seed, era, accounts, call, clock } = simulation;
  const random = createRandom(seed);
  const catalog = await readCatalog(call, simulation.readCatalog);
  const market = createMarket(catalog);
  const paths = createPaths(random.fork('paths'), market.tiers);
  const told = () => simulation.onEvents(count());
  const events = createOutbox(call, 'sk', told);
  const exposures = createOutbox(call, 'pk', told);
  const prepared = await prepare({ catalog, market, random, paths, events, exposures });
  const count = () => events.countSent() + exposures.countSent();
  const journal = await runWorld({
    ...{ random, era, accounts, market, clock, events, exposures },
    ...prepared,
    windowDays: WINDOW_DAYS,
    style: coarse,
    onDay: simulation.onDay,
  });
  const accountsOn = ({ from, to }: TruePath) =>
    new Set(journal.entries.filter((entry) => entry.from === from && entry.to === to).map(({ accountId }) => accountId))
      .size;
  return {
    truth: truthOf({ seed, ...era, windowDays: WINDOW_DAYS, paths }, accountsOn),
    journal,
    events: count(),
  };
}
