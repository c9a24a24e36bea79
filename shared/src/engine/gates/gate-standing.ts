import { dealAt } from '../account/deal.ts';
import { lastDowngrade } from '../account/plan.ts';
import { riskAt } from '../account/risk.ts';
import type { Candidate } from '../facts/candidate.ts';
import { DAY_MS } from '../time/calendar.ts';
import { readInstant } from '../time/instant.ts';
import { createGate, exempt, notPitch, passed, stop, type Verdict } from './gate.ts';

const AT_RISK = 2;
const atRisk = stop('at-risk');
const pastDue = stop('past-due');
const recentDowngrade = stop('recent-downgrade');
const openDeal = stop('open-deal');
const muted = stop('muted');

/** No pitch while two or more signals of contraction are present. */
export const riskGate = createGate(
  'risk',
  pitchOnly(({ facts }) => (facts.risk.count >= AT_RISK ? atRisk : passed)),
  ({ facts: { state, compiled, now } }) => {
    const { count, signals } = riskAt(state, compiled.catalog, now, compiled.environment.timezone);
    return { count, signals: signals.flatMap(({ id, present }) => (present ? [id] : [])), threshold: AT_RISK };
  },
);

export const pastDueGate = createGate(
  'past-due',
  pitchOnly(({ facts }) => (facts.accountTrait('paymentStatus') === 'past_due' ? pastDue : passed)),
  ({ facts }) => ({ paymentStatus: facts.accountTrait('paymentStatus') ?? null }),
);

export const downgradeGate = createGate(
  'downgrade',
  pitchOnly((candidate) => {
    const downgrade = downgradeOf(candidate);
    const within = candidate.facts.compiled.policy.recentDowngradeDays * DAY_MS;
    return downgrade && candidate.facts.now - downgrade.at < within ? recentDowngrade : passed;
  }),
  (candidate) => ({ ...downgradeOf(candidate), days: candidate.facts.compiled.policy.recentDowngradeDays }),
);

export const dealGate = createGate(
  'deal',
  pitchOnly(({ facts }) => (dealAt(facts.state, facts.now).isOpen ? openDeal : passed)),
  ({ facts }) => ({ ...dealAt(facts.state, facts.now) }),
);

/** A sensitive account is left alone by pitches and by adoption nudges. */
export const mutedGate = createGate(
  'muted',
  (candidate) => {
    const { ledger, now } = candidate.facts;
    if (candidate.isWarning) return exempt;
    if (!ledger.mute) return passed;
    const until = readInstant(ledger.mute.until);
    return until === null || now < until ? muted : passed;
  },
  ({ facts }) => ({ reason: facts.ledger.mute?.reason ?? null, until: facts.ledger.mute?.until ?? null }),
);

function pitchOnly(judge: (candidate: Candidate) => Verdict): (candidate: Candidate) => Verdict {
  return (candidate) => {
    if (candidate.isWarning) return exempt;
    return candidate.isPitch ? judge(candidate) : notPitch;
  };
}

function downgradeOf({ facts }: Candidate): ReturnType<typeof lastDowngrade> {
  return lastDowngrade(facts.state, facts.compiled.catalog, facts.now);
}
