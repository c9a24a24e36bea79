import { explainAudience, type FailedCondition } from '../audience/explain.ts';
import { createGate, exempt, notPitch, pass, passed, stop } from './gate.ts';

/** The one way in which an audience stops a campaign. */
export const noMatch = stop('no-match');
const nothingToAdopt = pass('no-countable-feature');
const belowThreshold = stop('below-threshold');

/** The account and the user are who the campaign is for. */
export const audienceGate = createGate(
  'audience',
  ({ facts, entry }) => (entry.matches(facts) ? passed : noMatch),
  ({ facts, entry }) => {
    let failed: readonly FailedCondition[] | undefined;
    return {
      tier: facts.tier,
      role: facts.role ?? null,
      // Worked out when it is read: a decision whose trace nobody asks for does not pay for it.
      get failed() {
        failed ??= explainAudience(entry.campaign.audience, facts, facts.compiled.catalog);
        return failed;
      },
    };
  },
);

/** Adopt before you pitch: the account uses enough of what it pays for. Counts are compared, nothing is rounded. */
export const adoptionGate = createGate(
  'adoption',
  (candidate) => {
    if (candidate.isWarning) return exempt;
    if (!candidate.isPitch) return notPitch;
    const { adoption } = candidate.facts;
    if (!adoption) return nothingToAdopt;
    return adoption.used * 100 >= adoption.total * candidate.entry.adoptionThreshold ? passed : belowThreshold;
  },
  ({ facts, entry }) => ({
    used: facts.adoption?.used ?? null,
    total: facts.adoption?.total ?? null,
    threshold: entry.adoptionThreshold,
    ...(entry.thresholdOf === 'workspace' ? {} : { by: entry.thresholdOf }),
  }),
);
