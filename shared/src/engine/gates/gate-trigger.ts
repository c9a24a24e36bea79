import type { Saw } from '../../contracts/decision.ts';
import type { Trigger } from '../../contracts/trigger.ts';
import type { Candidate } from '../facts/candidate.ts';
import { thresholdOf } from '../facts/firings.ts';
import type { Firing } from '../ledger/ledger.ts';
import { own } from '../state/own.ts';
import { createGate, pass, passed, stop, type Verdict } from './gate.ts';

type LimitTrigger = Extract<Trigger, { kind: 'limit' }>;

const pending = pass('pending');
const otherPlacement = stop('other-placement');
const otherEvent = stop('other-event');
const otherFeature = stop('other-feature');
const included = stop('feature-included');
const unlimited = stop('unlimited');
const below = stop('below-threshold');
const seen = stop('seen');
const otherThreshold = stop('other-threshold');
const passedOver = stop('passed-over');
const requested = pass('requested');
const nobodyAsked = stop('nobody-asked');
const reaches = {
  reached: pass('reached'),
  'not-reached': stop('not-reached'),
  'too-long-ago': stop('too-long-ago'),
  seen,
};

/** The moment the campaign waits for has come, or in a session may still come. */
export const triggerGate = createGate('trigger', judge, saw);

function judge(candidate: Candidate): Verdict {
  const { facts, entry, asked } = candidate;
  const { trigger } = entry.campaign;
  if (candidate.cause === 'requests') return candidate.requests ? requested : nobodyAsked;
  const { moment } = facts;
  switch (trigger.kind) {
    case 'placement':
      return unless(asked, moment.placement === trigger.placement, otherPlacement);
    case 'event':
      return unless(asked, moment.event === trigger.name, otherEvent);
    case 'feature':
      // Only a locked feature can be attempted in vain; an adoption nudge teaches one that is included.
      if (candidate.isPitch && own(facts.entitlements, trigger.feature)?.allowed) return included;
      return unless(asked, moment.feature === trigger.feature, otherFeature);
    case 'limit':
      return judgeLimit(candidate, trigger);
    case 'milestone':
    case 'adoption':
      return reaches[candidate.reach?.code ?? 'not-reached'];
  }
}

/** Whether the moment is the one a campaign waits for only counts where this very moment is asked. */
function unless(asked: Candidate['asked'], isNow: boolean, other: Verdict): Verdict {
  if (asked !== 'moment') return pending;
  return isNow ? passed : other;
}

function judgeLimit(candidate: Candidate, { limit, thresholds }: LimitTrigger): Verdict {
  const { facts } = candidate;
  if (candidate.firing) return passed;
  const use = facts.usage(limit);
  if (!use || use.limit === null || use.limit === 0) return unlimited;
  const { used, limit: max } = use;
  const isAhead = thresholds.some((threshold) => used * 100 < max * threshold);
  if (candidate.asked === 'session' && isAhead) return pending;
  if (facts.openFiring(limit)) return otherThreshold;
  const crossed = thresholds.filter((threshold) => used * 100 >= max * threshold);
  if (crossed.length === 0) return below;
  return facts.wasTold(limit, Math.max(...crossed)) ? seen : passedOver;
}

function openThreshold(open: Firing | null): number | null {
  return open && thresholdOf(open);
}

function saw(candidate: Candidate): Saw {
  const { facts, entry, cause, requests, reach } = candidate;
  const { trigger } = entry.campaign;
  if (cause === 'requests') return { requests: requests?.count ?? 0, askedAt: requests?.askedAt ?? null };
  switch (trigger.kind) {
    case 'placement':
      return { placement: facts.moment.placement, wanted: trigger.placement };
    case 'event':
      return { event: facts.moment.event, wanted: trigger.name };
    case 'feature':
      return { feature: facts.moment.feature, wanted: trigger.feature };
    case 'limit': {
      const use = facts.usage(trigger.limit);
      return {
        limit: trigger.limit,
        used: use?.used ?? null,
        max: use?.limit ?? null,
        ratio: use?.ratio ?? null,
        thresholds: trigger.thresholds,
        open: openThreshold(facts.openFiring(trigger.limit)),
      };
    }
    case 'milestone':
    case 'adoption':
      return { ...reach?.saw };
  }
}
