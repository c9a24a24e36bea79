import { instantTrait, renewalDay, termMonthsOf } from '../account/renewal.ts';
import type { Facts } from '../facts/facts.ts';
import { createGate, exempt, notPitch, pass, passed, stop } from './gate.ts';

const noRenewal = pass('no-renewal');
const tooClose = stop('renewal-near');
const preferred = pass('preferred-window');
const outside = stop('outside-preferred-window');

/** No pitch in the last days before a renewal; the weeks before those are the best, and a campaign may ask for them. */
export const renewalGate = createGate(
  'renewal',
  (candidate) => {
    if (candidate.isWarning) return exempt;
    if (!candidate.isPitch) return notPitch;
    const { facts, entry } = candidate;
    const { blockDays, preferDays } = facts.compiled.policy.renewal;
    const { preferredWindowOnly } = entry.campaign.guardrails;
    const days = daysToRenewal(facts);
    if (days === null) return preferredWindowOnly ? outside : noRenewal;
    if (days >= 0 && days <= blockDays) return tooClose;
    if (days > blockDays && days <= preferDays) return preferred;
    return preferredWindowOnly ? outside : passed;
  },
  ({ facts, entry }) => ({
    days: daysToRenewal(facts),
    renewalAt: instantTrait(facts.state, 'renewalAt'),
    termMonths: termMonthsOf(facts.state),
    ...facts.compiled.policy.renewal,
    preferredWindowOnly: entry.campaign.guardrails.preferredWindowOnly,
  }),
);

/** Calendar days in the account's zone; negative once it has passed, null without a renewal. */
function daysToRenewal(facts: Facts): number | null {
  const day = renewalDay(facts.state, facts.zone, facts.compiled.policy.renewal.minTermMonths);
  return day === null ? null : day - facts.today;
}
