import { createApp } from '../app.ts';
import { type Config, SetupError } from '../config.ts';
import { demoPlaces } from '../demo/places.ts';
import { seedDemo } from '../demo/seed.ts';
import { createNouns, type Nouns } from '../nouns.ts';
import { type Outcome, type Simulation, simulate } from '../simulate/simulate.ts';
import { callApp } from './calls.ts';
import { ensureAlone } from './database.ts';
import { openDeps } from './open.ts';

const WHO = 'simulator';

/** Into this installation's own empty environment: the whole server runs in this process on the world's clock. */
export async function simulateHere(config: Config, simulation: Omit<Simulation, 'call'>): Promise<Outcome> {
  await ensureAlone(config.database, 'stop it first, or name it with --url and --key');
  const opened = await openDeps(config, 'sparing');
  try {
    const place = await findPlace(opened, createNouns(opened));
    const deps = { ...opened, now: simulation.clock.now };
    const nouns = createNouns(deps);
    const call = callApp(createApp(deps, nouns), place);
    const outcome = await simulate({ ...simulation, call }).finally(place.leave);
    await nouns.settle();
    return outcome;
  } finally {
    await opened.close();
  }
}

interface Place {
  pk: string;
  sk: string;
  leave: () => Promise<void>;
}

type Opened = Awaited<ReturnType<typeof openDeps>>;

/** The demo's empty environment, else the first development environment with keys that are revoked when all is done. */
async function findPlace(deps: Opened, nouns: Nouns): Promise<Place> {
  const isDemo = (await deps.store.settings.find('demo')) !== null || (await nouns.workspaces.find()) === null;
  if (isDemo) await seedDemo(deps, (now) => createNouns({ ...deps, now }));
  const all = await nouns.environments.list();
  const empty = demoPlaces[1];
  const environment = all.find(({ id, kind }) => (isDemo ? id === empty.id : kind === 'development'));
  if (!environment) throw new SetupError('There is no development environment here to fill.');
  if ((await deps.store.accounts.listIds(environment.id, '', 1)).length > 0) {
    throw new SetupError(`The environment ${environment.name} is not empty: point UPTIER_DATA at another folder.`);
  }
  if (isDemo) return { pk: empty.publicKey, sk: empty.secretKey, leave: () => Promise.resolve() };
  const [pk, sk] = await Promise.all([
    nouns.keys.issue(environment.id, 'pk', 'Simulator', WHO),
    nouns.keys.issue(environment.id, 'sk', 'Simulator', WHO),
  ]);
  const leave = async () => {
    await nouns.keys.revoke(environment.id, pk.id, WHO);
    await nouns.keys.revoke(environment.id, sk.id, WHO);
  };
  return { pk: pk.key, sk: sk.key, leave };
}
