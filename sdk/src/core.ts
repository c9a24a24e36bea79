import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import type { Entitlement } from '@uptier/shared/contracts/session.ts';
import { createEmitter } from './emitter.ts';
import { createId } from './ids.ts';
import type { Signal } from './leases.ts';
import type { Live, LoadStream } from './live.ts';
import { createOutbox, type OutgoingEvent } from './outbox.ts';
import type { LoadPlayer, LoadSurface, Place, Player } from './player.ts';
import { createReport } from './report.ts';
import { createScope, type Scope } from './scope.ts';
import { createStorage } from './storage.ts';
import { createTabs } from './tabs.ts';
import { createTransport, type Transport } from './transport.ts';
import type { Identity, PromptOutcome, UptierConfig } from './types.ts';
import type { ThemeValues } from './ui/view.ts';
import { createUsageBook } from './usage.ts';

/** One identity's time in the page. */
export interface Visit {
  identity: Identity;
  /** Account and user as one text: names of locks and stored answers. */
  who: string;
  scope: Scope;
  live: Live | null;
  entitlements: Record<string, Entitlement>;
}

/** What is fetched when it is needed, and what tests replace. */
export interface Parts {
  loadPlayer: LoadPlayer;
  loadSurface: LoadSurface;
  loadStream: LoadStream;
  transport?: Transport;
}

const themeOf = ({ theme }: UptierConfig): ThemeValues => (typeof theme === 'string' ? { scheme: theme } : (theme ?? {}));

/** The parts that know no identity. */
function createBase(config: UptierConfig, parts: Parts) {
  const scope = createScope((cause) => report('internal', 'Something failed; the page goes on.', cause));
  const emitter = createEmitter(scope);
  const report = createReport(config, (error) => emitter.emit('error', error));
  return {
    config,
    parts,
    scope,
    emitter,
    report,
    theme: themeOf(config),
    prefix: `uptier:${config.key}:`,
    transport: parts.transport ?? createTransport({ config, scope, report }),
    usage: createUsageBook(),
    places: new Set<Place>(),
  };
}

export type Core = ReturnType<typeof createCore>;

/** Everything a client is made of, wired; what the identity changes is in `state`. */
export function createCore(config: UptierConfig, parts: Parts, hear: (message: object) => void) {
  const base = createBase(config, parts);
  const { scope, report, transport, usage, prefix } = base;
  const state: { visit: Visit | null; player: Promise<Player | null> | null } = { visit: null, player: null };
  const storage = createStorage(prefix, config.storage === 'memory' ? null : () => localStorage);
  const tabs = createTabs(prefix, scope, hear);
  const isOwn = ({ accountId, userId }: OutgoingEvent): boolean =>
    accountId === state.visit?.identity.account.id && userId === state.visit.identity.user.id;
  const onAcked = (ids: string[]): void => {
    usage.acked(ids);
    tabs.post({ kind: 'acked', ids });
  };
  const mayCarry = (event: OutgoingEvent): boolean => isOwn(event) || !config.identityToken;
  const outbox = createOutbox({ storage, transport, scope, report, mayCarry, onAcked });

  /** Adds who and when to an event and keeps it; null before anybody is known. */
  function put(event: Pick<OutgoingEvent, 'type'> & Partial<OutgoingEvent>, atOnce: boolean): OutgoingEvent | null {
    if (!state.visit) return null;
    const { user, account } = state.visit.identity;
    const now = Date.now();
    const whole = { ...event, id: createId(now), at: new Date(now).toISOString(), accountId: account.id, userId: user.id };
    outbox.add(whole, atOnce);
    return whole;
  }
  const send = (what: NudgeAction, decisionId: string, properties?: object): void =>
    void put({ type: 'nudge', what, decisionId, ...(properties ? { properties } : {}) }, true);

  /** The player, fetched the first time; null where its code is blocked. */
  function play(): Promise<Player | null> {
    const busy = (): boolean => config.busy?.() ?? false;
    state.player ??= parts.loadPlayer().then(
      ({ createPlayer }) => createPlayer({ ...base, ...parts, transport, tabs, busy, send }),
      (cause: unknown) => {
        report('not-loaded', 'Nudges could not be loaded and are not shown.', cause);
        state.player = null;
        return null;
      },
    );
    return state.player;
  }
  const signal = async (pulled: Signal, element: Element | null): Promise<PromptOutcome> =>
    (await state.player)?.signal(pulled, element) ?? 'none';
  return { ...base, state, storage, tabs, outbox, isOwn, put, send, play, signal };
}
