import { setTimeout } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { createTokens } from './decisions/token.ts';
import { createDemoStatus } from './demo/status.ts';
import { createEnvironments } from './environments/environments.ts';
import type { CallerSources } from './http/caller.ts';
import type { Deps } from './http/deps.ts';
import { createMetrics } from './http/metrics.ts';
import { createIdentity } from './identity/secrets.ts';
import { createIntake } from './intake.ts';
import { createKeys } from './keys/keys.ts';
import { createNames } from './names/names.ts';
import { createNeighbours, type Neighbours } from './neighbours.ts';
import { createNudges } from './nudges.ts';
import { createOffers, type Offers } from './offers.ts';
import { createPeople } from './people.ts';
import { createRecounts } from './recounts.ts';
import { createTraitReader } from './reports/traits.ts';
import { createSubjects } from './store/subjects.ts';

/** Room for 100,000 accounts, or a quarter of a smaller heap. */
const MOST_CACHED_BYTES = Math.min(400 * 1024 * 1024, getHeapStatistics().heap_size_limit / 4);

/** Every noun's use cases, wired to one another. */
export function createNouns(given: Deps) {
  const metrics = createMetrics();
  const deps = { ...given, store: metrics.measured(given.store) };
  const environments = createEnvironments(deps);
  const keys = createKeys(deps, environments.find);
  const identities = createIdentity(deps);
  const people = createPeople(deps, { environments, keys, identities });
  const callers: CallerSources = {
    ...{ findKey: keys.find, verifyIdentity: identities.verify, findMember: people.signIn.find },
    ...{ findEnvironment: environments.find, origin: new URL(deps.config.publicUrl).origin },
  };
  const demo = createDemoStatus();
  const neighbours = createNeighbours(deps);
  const names = createNames(deps);
  const offers = createOffers(deps, { environments, neighbours, names, recount: (id) => recounts.start(id) });
  const subjects = createSubjects(deps.store, { maxBytes: MOST_CACHED_BYTES });
  const tokens = createTokens(deps.secret);
  const nudges = createNudges(deps, { offers, subjects, tokens, neighbours, count: metrics.count });
  const intake = createIntake(deps, {
    subjects,
    tokens,
    findCatalog: offers.catalogs.read,
    findCompiled: offers.live.read,
    findEnvironment: environments.find,
    hooks: nudges.hooks,
    alongside: names.onEvents,
    written: nudges.written,
    ...{ settle: nudges.settle, changed: nudges.changed },
    count: metrics.count,
  });
  const decisions = nudges.createDecisions(intake.takeEvents);
  const recounts = createRecounts({
    ...{ ...deps, ...offers, environments, subjects, changed: nudges.changed },
    wait: (ms, signal) => setTimeout(ms, undefined, { ref: false, signal }).catch(() => undefined),
  });
  const reports = { ...deps, subjects, findCatalog: offers.catalogs.read, readTrait: createTraitReader(subjects) };
  return {
    ...offers,
    ...people,
    ...{ environments, keys, identities, callers, demo, metrics, names },
    subjects,
    tokens,
    intake,
    decisions,
    reports,
    recounts,
    settle: nudges.settle,
    hearNeighbours: hearing(neighbours, offers, nudges),
  };
}
export type Nouns = ReturnType<typeof createNouns>;

/** Hears what the other servers on this database tell, until undone. */
function hearing({ hear }: Neighbours, { changes }: Offers, nudges: ReturnType<typeof createNudges>) {
  return () =>
    hear(({ environmentId, accountId, change }) => {
      if (accountId === null) changes.hear(environmentId);
      else nudges.hear(environmentId, accountId, change);
    });
}
