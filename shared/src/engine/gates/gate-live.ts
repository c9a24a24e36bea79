import { isFor } from '../campaigns/way.ts';
import type { Candidate } from '../facts/candidate.ts';
import { outsideOf, scheduleSaw } from '../time/schedule.ts';
import { createGate, passed, stop, type Verdict } from './gate.ts';

const stopped = stop('stopped');
const notPublished = stop('not-published');
const otherEnvironment = stop('other-environment');
const outside = {
  'not-started': stop('not-started'),
  ended: stop('ended'),
  'outside-days': stop('outside-days'),
  'outside-hours': stop('outside-hours'),
};

/** The switch that stops everything, versions of the future when a past moment is asked, and the campaign's schedule. */
export const liveGate = createGate('live', judge, ({ facts, entry }) => ({
  stopped: facts.compiled.policy.stopped,
  publishedAt: entry.campaign.publishedAt,
  ...(entry.timetable ? scheduleSaw(entry.timetable, facts.now, facts.zone) : {}),
}));

function judge({ facts, entry: { campaign, timetable } }: Candidate): Verdict {
  if (facts.compiled.policy.stopped) return stopped;
  if (campaign.publishedAt > facts.now) return notPublished;
  const code = timetable && outsideOf(timetable, facts.now, facts.zone);
  return code ? outside[code] : passed;
}

export const environmentGate = createGate(
  'environment',
  ({ facts, entry }) => (isFor(entry.campaign, facts.compiled.environment) ? passed : otherEnvironment),
  ({ facts, entry }) => ({
    environment: facts.compiled.environment.kind,
    environments: entry.campaign.environments ?? null,
  }),
);
