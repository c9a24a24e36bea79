import type { EventBody, EventSource, WireEvent } from '@uptier/shared/contracts/event.ts';

type WireNudge = Extract<WireEvent, { type: 'nudge' }>;

/** What a nudge event is judged by. */
export interface NudgeRules {
  environmentId: string;
  source: EventSource;
  /** What a decision id says that we issued to this identity; null for any other text. */
  readIssued: (
    who: { environmentId: string; accountId: string; userId: string },
    decisionId: string,
  ) => { outcome: 'show' | 'withhold' } | null;
}

const NOT_ISSUED = 'decisionId: this decision was not issued to this user of this account';

/**
 * Why a nudge event is refused; null when it is taken. A decision's id says whether it was to be seen. A server may bring
 * in what another system decided, with its path.
 */
export function nudgeProblem(wire: WireNudge, { environmentId, source, readIssued }: NudgeRules): string | null {
  const { decisionId, userId, accountId, campaignId, from, to } = wire;
  const issued = decisionId && userId ? readIssued({ environmentId, accountId, userId }, decisionId) : null;
  if (issued) return contradiction(wire, issued.outcome);
  if (source !== 'server') return NOT_ISSUED;
  if (campaignId === undefined && decisionId === undefined) {
    return 'campaignId: a nudge names its decisionId or its campaignId';
  }
  const isHistory = campaignId !== undefined && from !== undefined && to !== undefined;
  return decisionId === undefined || isHistory ? null : NOT_ISSUED;
}

/** Nobody saw, and so nobody answered, what was withheld. */
function contradiction({ what }: WireNudge, outcome: 'show' | 'withhold'): string | null {
  if (outcome === 'withhold' && what !== 'withheld') return 'what: this decision was withheld, send withheld';
  if (outcome === 'show' && what === 'withheld') return 'what: this decision is not withheld, send shown';
  return null;
}

/** A page is believed nothing beside its decision, which names campaign, variant and path. */
export function nudgeBody(wire: WireNudge, source: EventSource): EventBody {
  const { what, decisionId, campaignId, variantId, from, to } = wire;
  const decision = decisionId === undefined ? {} : { decisionId };
  if (source !== 'server') return { type: 'nudge', what, ...decision };
  return {
    type: 'nudge',
    what,
    ...decision,
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(variantId === undefined ? {} : { variantId }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
