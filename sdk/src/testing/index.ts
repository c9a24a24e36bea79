import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Session } from '@uptier/shared/contracts/session.ts';
import { createClient } from '../client.ts';
import { lazyParts } from '../lazy.ts';
import type { Answer, Transport } from '../transport.ts';
import type { Uptier, UptierConfig, Usage } from '../types.ts';

/** The words of a forced nudge. */
export interface TestContent {
  title: string;
  body?: string;
  bullets?: readonly string[];
  price?: string;
  primary?: { label: string; url?: string };
  secondary?: { label: string; url?: string };
}

/** A nudge to force. `trigger` is what must happen in the page for it. */
export interface TestNudge {
  surface: 'banner' | 'modal' | 'toast' | 'tooltip' | 'card' | 'meter' | 'paywall';
  trigger: { placement: string } | { event: string } | { feature: string };
  content: TestContent;
  kind?: 'upgrade' | 'adoption' | 'limit-warning';
  outcome?: 'show' | 'withhold';
  action?: 'upgrade' | 'ask';
}

export interface TestWorld {
  nudges?: readonly TestNudge[];
  usage?: { readonly [limit: string]: Usage };
  /** Features that are locked; all others are allowed. */
  locked?: readonly string[];
}

export interface TestUptier extends Uptier {
  /** Everything that would have been sent, oldest first. */
  readonly sent: readonly { readonly type: string; readonly [field: string]: unknown }[];
}

const interrupting = new Set(['banner', 'modal', 'toast', 'tooltip']);
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function triggerOf(trigger: TestNudge['trigger']): Lease['trigger'] {
  if ('placement' in trigger) return { kind: 'placement', placement: trigger.placement };
  if ('event' in trigger) return { kind: 'event', name: trigger.event };
  return { kind: 'feature', feature: trigger.feature };
}

function leaseOf(nudge: TestNudge, index: number): Lease {
  const outcome = nudge.outcome ?? 'show';
  const { content } = nudge;
  return {
    id: `lease-${index}`,
    decisionId: `decision-${index}`,
    campaignId: `campaign-${index}`,
    variantId: 'a',
    kind: nudge.kind ?? 'upgrade',
    outcome,
    surface: nudge.surface,
    interrupts: interrupting.has(nudge.surface),
    priority: -index,
    trigger: triggerOf(nudge.trigger),
    expiresAt: '9999-12-31T00:00:00.000Z',
    ...(outcome === 'show' ? { nudge: { content, locale: 'en', action: nudge.action ?? 'upgrade' } } : {}),
  };
}

function sessionOf({ nudges = [], usage = {}, locked = [] }: TestWorld): Session {
  const entries = Object.entries(usage).map(([limit, value]) => [
    limit,
    { ...value, resetsAt: iso(value.resetsAt), reachedAt: iso(value.reachedAt) },
  ]);
  return {
    usage: Object.fromEntries(entries),
    entitlements: Object.fromEntries(locked.map((feature) => [feature, { allowed: false, reason: 'not-in-tier' }])),
    leases: nudges.map(leaseOf),
    pollMs: 60 * 60_000,
  };
}

const isEvents = (body: object): body is { events: { id: string; type: string }[] } => 'events' in body;

/**
 * A client for tests of the host: the same code and surfaces, no network, and the nudges one asks for.
 *
 * @example
 * const uptier = createTestUptier({ locked: ['sso'], nudges: [{ surface: 'paywall', trigger: { feature: 'sso' }, content: { title: 'SSO is part of Pro' } }] });
 * uptier.identify({ user: { id: 'u' }, account: { id: 'a' } });
 * await uptier.gate('sso').prompt(); // 'shown'
 */
export function createTestUptier(world: TestWorld = {}, config: Partial<UptierConfig> = {}): TestUptier {
  const sent: { id: string; type: string }[] = [];
  const answer = (path: string, body: object): Answer => {
    if (path === '/v1/session') return { ok: true, body: sessionOf(world) };
    if (path === '/v1/claim' && 'leaseId' in body) {
      const index = Number(String(body.leaseId).replace('lease-', ''));
      const outcome = world.nudges?.[index]?.outcome ?? 'show';
      return { ok: true, body: { granted: true, decisionId: `decision-${index}`, outcome } };
    }
    if (!isEvents(body)) return { ok: true, body: {} };
    sent.push(...body.events);
    return { ok: true, body: { results: body.events.map(({ id }) => ({ id, status: 'accepted' })) } };
  };
  const transport: Transport = {
    call: (path, body) => Promise.resolve(answer(path, body)),
    open: () => Promise.resolve(null),
    last: (path, body) => answer(path, body).ok,
    wait: () => 0,
  };
  const settings: UptierConfig = {
    key: `pk_test_${Math.random()}`,
    host: 'https://test.invalid',
    storage: 'memory',
    ...config,
  };
  return Object.assign(createClient(settings, { ...lazyParts, transport }), { sent });
}
