import type { ClaimAnswer, Lease } from '@uptier/shared/contracts/decision.ts';
import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import type { Entitlement } from '@uptier/shared/contracts/session.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import { createArbiter } from './arbiter.ts';
import { createEmitter } from './emitter.ts';
import { createId } from './ids.ts';
import { createLeases } from './leases.ts';
import type { Live } from './live.ts';
import { createMoments } from './moments.ts';
import { createOutbox, type OutgoingEvent } from './outbox.ts';
import { createReport } from './report.ts';
import { createScope, type Scope } from './scope.ts';
import { createStage } from './stage.ts';
import { createStorage } from './storage.ts';
import { createTabs } from './tabs.ts';
import { createTransport, type Transport } from './transport.ts';
import type { Identity, UptierConfig } from './types.ts';
import type { Paint, ThemeValues } from './ui/view.ts';
import { createUsageBook } from './usage.ts';

/** Fetches the code of a surface. */
export type LoadSurface = (surface: Surface) => Promise<{ paint: Paint }>;

/** One identity's time in the page. */
export interface Visit {
  identity: Identity;
  /** Account and user as one text: names of locks and stored answers. */
  who: string;
  scope: Scope;
  live: Live | null;
  entitlements: Record<string, Entitlement>;
}

export interface Parts {
  load: LoadSurface;
  /** Replaces the network, for tests. */
  transport?: Transport;
}

const themeOf = ({ theme }: UptierConfig): ThemeValues =>
  typeof theme === 'string' ? { scheme: theme } : (theme ?? {});

function isClaim(value: unknown): value is ClaimAnswer {
  return typeof value === 'object' && value !== null && 'granted' in value;
}

export type Core = ReturnType<typeof createCore>;

/** Everything a client is made of, wired; what the identity changes is in `visit`. */
export function createCore(config: UptierConfig, parts: Parts) {
  const scope = createScope((cause) => report('internal', 'Something failed; the page goes on.', cause));
  const emitter = createEmitter(scope);
  const report = createReport(config, (error) => emitter.emit('error', error));
  const prefix = `uptier:${config.key}:`;
  const storage = createStorage(prefix, config.storage === 'memory' ? null : () => localStorage);
  const transport = parts.transport ?? createTransport({ config, scope, report });
  const usage = createUsageBook();
  const leases = createLeases();
  const arbiter = createArbiter(scope, () => config.busy?.() ?? false);
  const state: { visit: Visit | null } = { visit: null };
  const tabs = createTabs(prefix, scope, (message) => core.hear(message));

  const isOwn = (event: OutgoingEvent): boolean =>
    event.accountId === state.visit?.identity.account.id && event.userId === state.visit.identity.user.id;
  const outbox = createOutbox({
    storage,
    transport,
    scope,
    report,
    mayCarry: (event) => isOwn(event) || !config.identityToken,
    onAcked(ids) {
      usage.acked(ids);
      tabs.post({ kind: 'acked', ids });
    },
  });
  /** Adds who and when to an event and keeps it; null before anybody is known. */
  function put(event: Pick<OutgoingEvent, 'type'> & Partial<OutgoingEvent>, atOnce: boolean): OutgoingEvent | null {
    if (!state.visit) return null;
    const { user, account } = state.visit.identity;
    const now = Date.now();
    const whole = { ...event, id: createId(now), at: new Date(now).toISOString(), accountId: account.id, userId: user.id };
    outbox.add(whole, atOnce);
    return whole;
  }
  async function load(surface: Surface): Promise<{ paint: Paint } | null> {
    try {
      return await parts.load(surface);
    } catch (cause) {
      report('not-loaded', `The ${surface} could not be loaded, so no nudge is shown.`, cause);
      return null;
    }
  }
  async function claim(lease: Lease): Promise<ClaimAnswer> {
    const refused = { granted: false, reason: 'unavailable' } as const;
    if (!(await tabs.first(lease.id))) return refused;
    tabs.post({ kind: 'claimed', leaseId: lease.id });
    const answer = await transport.call('/v1/claim', { leaseId: lease.id });
    return answer.ok && isClaim(answer.body) ? answer.body : refused;
  }
  const send = (what: NudgeAction, decisionId: string, properties?: object): void =>
    void put({ type: 'nudge', what, decisionId, ...(properties ? { properties } : {}) }, true);
  const stage = createStage({ scope, arbiter, emitter, theme: themeOf(config), load, claim, send });
  const moments = createMoments(leases, stage, usage);
  const core = {
    config, scope, emitter, report, storage, transport, usage, leases, arbiter, stage, moments, tabs, outbox, state,
    theme: themeOf(config), isOwn, put, load, send,
    hear: (_message: object): void => undefined,
  };
  return core;
}
