import { createGate, passed, stop } from './gate.ts';

const stopped = stop('stopped');
const notPublished = stop('not-published');
const otherEnvironment = stop('other-environment');

/** The switch that stops everything, and versions of the future when a past moment is asked. */
export const liveGate = createGate(
  'live',
  ({ facts, entry }) => {
    if (facts.compiled.policy.stopped) return stopped;
    return entry.campaign.publishedAt > facts.now ? notPublished : passed;
  },
  ({ facts, entry }) => ({ stopped: facts.compiled.policy.stopped, publishedAt: entry.campaign.publishedAt }),
);

export const environmentGate = createGate(
  'environment',
  ({ facts, entry }) => {
    const { environments } = entry.campaign;
    return environments && !environments.includes(facts.compiled.environment.kind) ? otherEnvironment : passed;
  },
  ({ facts, entry }) => ({
    environment: facts.compiled.environment.kind,
    environments: entry.campaign.environments ?? null,
  }),
);
