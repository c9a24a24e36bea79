import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Session } from '@uptier/shared/contracts/session.ts';
import type { Answer } from '../transport.ts';
import type { EventName, FeatureName, LimitName, PlacementName, Usage } from '../types.ts';

/** The words of a forced nudge. */
export interface TestContent {
  title: string;
  body?: string;
  bullets?: readonly string[];
  price?: string;
  primary?: { label: string; url?: string };
  secondary?: { label: string; url?: string };
}

/**
 * What must happen in the page for a nudge: a placement, an event (which may be waited after), a feature's prompt, use
 * that crosses a share of a limit, or nothing at all, because it has come already.
 */
export type TestTrigger =
  | { placement: PlacementName }
  | { event: EventName; delayMs?: number }
  | { feature: FeatureName }
  | { limit: LimitName; thresholds?: readonly number[] }
  | { now: 'milestone' | 'adoption' | 'requests' };

/** A nudge to force. */
export interface TestNudge {
  surface: 'banner' | 'modal' | 'toast' | 'tooltip' | 'card' | 'meter' | 'paywall';
  trigger: TestTrigger;
  content: TestContent;
  kind?: 'upgrade' | 'adoption' | 'limit-warning';
  outcome?: 'show' | 'withhold';
  action?: 'upgrade' | 'ask';
}

export interface TestWorld {
  nudges?: readonly TestNudge[];
  usage?: { readonly [limit: string]: Usage };
  /** Features that are locked; all others are allowed. */
  locked?: readonly FeatureName[];
}

/** One event as it would have been sent. */
export interface SentEvent {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

const interrupting = new Set(['banner', 'modal', 'toast', 'tooltip']);
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** The highest share of a limit that is used up already. */
function openAt(thresholds: readonly number[], usage: Usage | undefined): number | null {
  const percent = (usage?.ratio ?? 0) * 100;
  const reached = thresholds.filter((threshold) => percent >= threshold);
  return reached.length > 0 ? Math.max(...reached) : null;
}

function triggerOf(trigger: TestTrigger, { usage = {} }: TestWorld): Lease['trigger'] {
  if ('placement' in trigger) return { kind: 'placement', placement: trigger.placement };
  if ('event' in trigger) {
    const { event: name, delayMs } = trigger;
    return { kind: 'event', name, ...(delayMs === undefined ? {} : { delayMs }) };
  }
  if ('feature' in trigger) return { kind: 'feature', feature: trigger.feature };
  if ('now' in trigger) return { kind: 'now', because: trigger.now };
  const { limit, thresholds = [80, 85, 95, 100] } = trigger;
  return { kind: 'limit', limit, thresholds, open: openAt(thresholds, usage[limit]) };
}

function leaseOf(nudge: TestNudge, index: number, world: TestWorld): Lease {
  const { content, surface, kind = 'upgrade', outcome = 'show', action = 'upgrade' } = nudge;
  return {
    id: `lease-${index}`,
    decisionId: `decision-${index}`,
    campaignId: `campaign-${index}`,
    variantId: 'a',
    ...{ kind, outcome, surface },
    interrupts: interrupting.has(surface),
    priority: -index,
    trigger: triggerOf(nudge.trigger, world),
    expiresAt: '9999-12-31T00:00:00.000Z',
    ...(outcome === 'show' ? { nudge: { content, locale: 'en', action } } : {}),
  };
}

function sessionOf(world: TestWorld): Session {
  const { nudges = [], usage = {}, locked = [] } = world;
  const entries = Object.entries(usage).map(([limit, value]) => [
    limit,
    { ...value, resetsAt: iso(value.resetsAt), reachedAt: iso(value.reachedAt) },
  ]);
  return {
    usage: Object.fromEntries(entries),
    entitlements: Object.fromEntries(locked.map((feature) => [feature, { allowed: false, reason: 'not-in-tier' }])),
    leases: nudges.map((nudge, index) => leaseOf(nudge, index, world)),
    pollMs: 60 * 60_000,
  };
}

const isEvents = (body: object): body is { events: SentEvent[] } => 'events' in body;

/** Answers like a server that grants whatever is asked for. */
export function createFarSide(first: TestWorld) {
  const sent: SentEvent[] = [];
  let world = first;
  return {
    sent,
    change(next: TestWorld): void {
      world = { ...world, ...next };
    },
    answer(path: string, body: object): Answer {
      if (path === '/v1/session') return { ok: true, body: sessionOf(world) };
      if (path === '/v1/claim' && 'leaseId' in body) {
        const index = Number(String(body.leaseId).replace('lease-', ''));
        const outcome = world.nudges?.[index]?.outcome ?? 'show';
        return { ok: true, body: { granted: true, decisionId: `decision-${index}`, outcome } };
      }
      if (!isEvents(body)) return { ok: true, body: {} };
      sent.push(...body.events);
      return { ok: true, body: { results: body.events.map(({ id }) => ({ id, status: 'accepted' })) } };
    },
  };
}
