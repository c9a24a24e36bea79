import { createApp } from '../app.ts';
import { DEMO_DAYS, demoPlaces } from '../demo/places.ts';
import type { DemoStatus } from '../demo/status.ts';
import type { Deps } from '../http/deps.ts';
import { createNouns } from '../nouns.ts';
import { createClock, DAY_MS } from '../simulate/clock.ts';
import { growWorld, listAccountIds } from '../simulate/grow.ts';
import { callApp } from './calls.ts';

const SETTING = 'demo-world';
const SEED = 'demo';
const ACCOUNTS = 1500;
/** How long the world may hold the process before pages get their turn. */
const SLICE_MS = 15;
const ERASED_TOGETHER = 20;

interface Growth {
  state: 'growing' | 'ready';
  events: number;
}

/**
 * Lets the demo world grow up to the last midnight, beside a server that already serves. A world that was cut short
 * starts over; one that is there is left alone.
 */
export async function growDemoWorld(
  deps: Deps,
  startedAt: number,
  status: DemoStatus,
  signal: AbortSignal,
): Promise<void> {
  const [{ id: environmentId, publicKey: pk, secretKey: sk }] = demoPlaces;
  const progress = { days: DEMO_DAYS, accounts: ACCOUNTS };
  const found = readGrowth(await deps.store.settings.find(SETTING));
  if (found?.state === 'ready') {
    return status.tell({ state: 'ready', day: DEMO_DAYS, ...progress, events: found.events });
  }
  const note = async (growth: Growth) => {
    await deps.store.write([deps.store.settings.save(SETTING, growth)]);
  };
  status.tell({ state: 'growing', day: 0, ...progress, events: 0 });
  const takeTurns = createTurns();
  const plan = { seed: SEED, era: { from: startedAt, to: startedAt + DEMO_DAYS * DAY_MS }, accounts: ACCOUNTS };
  const clock = createClock(startedAt);
  const worldDeps = { ...deps, now: clock.now };
  const nouns = createNouns(worldDeps);
  const call = callApp(createApp(worldDeps, nouns), { pk, sk });
  if (found) await startOver(deps.store, environmentId, await listAccountIds(call, plan));
  await note({ state: 'growing', events: 0 });
  const events = await growWorld({
    ...plan,
    clock,
    call: async (request) => {
      await takeTurns();
      signal.throwIfAborted();
      return await call(request);
    },
    onDay: (day, sent) => status.tell({ state: 'growing', day, ...progress, events: sent }),
  }).finally(nouns.settle);
  await note({ state: 'ready', events });
  status.tell({ state: 'ready', day: DEMO_DAYS, ...progress, events });
}

function readGrowth(value: unknown): Growth | null {
  if (typeof value !== 'object' || value === null || !('state' in value)) return null;
  const events = 'events' in value && typeof value.events === 'number' ? value.events : 0;
  return { state: value.state === 'ready' ? 'ready' : 'growing', events };
}

async function startOver(store: Deps['store'], environmentId: string, ids: readonly string[]): Promise<void> {
  await store.write([store.gateCounts.clear(environmentId)]);
  for (let from = 0; from < ids.length; from += ERASED_TOGETHER) {
    const some = ids.slice(from, from + ERASED_TOGETHER);
    await store.write(some.flatMap((id) => store.erase(environmentId, id)));
    await new Promise((resume) => setImmediate(resume));
  }
}

function createTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await new Promise((resume) => setImmediate(resume));
    since = performance.now();
  };
}
