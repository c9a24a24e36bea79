import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import type { Entitlement, Session } from '@uptier/shared/contracts/session.ts';
import { isoOf, now } from './clock.ts';
import { createEmitter } from './emitter.ts';
import { createId } from './ids.ts';
import type { Outbox } from './outbox.ts';
import type { LoadPlayer, Place, Player } from './player.ts';
import { createPlaying } from './playing.ts';
import { createReport, type Report } from './report.ts';
import { createScope, type Scope } from './scope.ts';
import type { Freshness } from './session.ts';
import { createShelf, type OutgoingEvent, type Shelf } from './shelf.ts';
import { createStorage } from './storage.ts';
import { createTransport, type Transport } from './transport.ts';
import type { Identity, Undo, UptierConfig } from './types.ts';
import { createUsageBook } from './usage.ts';

/** One identity's time in the page. */
export interface Visit {
  identity: Identity;
  /** Account and user as one text: names of locks and stored answers. */
  who: string;
  scope: Scope;
  /** Ends the scope. */
  end: Undo;
  fresh: Freshness | null;
  entitlements: Record<string, Entitlement>;
  /** The newest answer; null before there is one. */
  session: Session | null;
  /** Placements (`p…`), features (`f…`) and limits (`l…`) the page asked for, until somebody takes note of them. */
  asked: { add(asked: string): unknown };
  /** What the server is told of it. */
  body(): { locale: string };
  /** Takes up what was last known, if nobody has yet. */
  recall(): void;
}

interface State {
  visit: Visit | null;
  player: Promise<Player | null> | null;
  /** Tells the browser's other tabs; silent until the code for it has come. */
  tell(message: object): void;
  /**
   * True in one tab only: for a campaign that wants to interrupt, or a decision that was seen. `isHeld`: it is ours already.
   * Until the code for it has come the server's own grant decides.
   */
  take(id: string, isHeld?: boolean): Promise<boolean>;
  /** Sends what is on the shelf; null until the code for it has come. */
  outbox: Outbox | null;
}

/** What is fetched when it is needed, and what tests replace. */
export interface Parts {
  loadPlayer: LoadPlayer;
  loadLive(): Promise<{ keepLive(core: Core, visit?: Visit): void }>;
  transport?: Transport;
}

type Put = (event: Pick<OutgoingEvent, 'type'> & Partial<OutgoingEvent>, atOnce: boolean) => OutgoingEvent | null;

export type Core = ReturnType<typeof createCore>;

/** Adds who and when to an event and keeps it; null before anybody is known. */
function createPut(state: State, shelf: Shelf, report: Report): Put {
  return (event, atOnce) => {
    if (!state.visit) return null;
    const { user, account } = state.visit.identity;
    const at = now();
    const whole = { ...event, id: createId(at), at: isoOf(at), accountId: account.id, userId: user.id };
    if (shelf.put(whole)) report('outbox-full', 'Too many unsent events: some go.');
    state.outbox?.wake(atOnce);
    return whole;
  };
}

/** Everything a client is made of, wired; what the identity changes is in `state`. */
export function createCore(config: UptierConfig, parts: Parts) {
  const scope = createScope((cause) => report('internal', 'Something failed.', cause));
  const emitter = createEmitter(scope);
  const report = createReport(config, (error) => emitter.emit('error', error));
  const prefix = `uptier:${config.key}:`;
  const storage = createStorage(prefix, config.storage === 'memory' ? null : () => localStorage);
  const transport = parts.transport ?? createTransport({ config, scope, report });
  const usage = createUsageBook(() => state.visit?.recall());
  const places = new Set<Place>();
  const shelf = createShelf(storage);
  const state: State = { visit: null, player: null, tell: () => undefined, take: async () => true, outbox: null };

  const isOwn = ({ accountId, userId }: OutgoingEvent): boolean =>
    JSON.stringify([accountId, userId]) === state.visit?.who;
  const put = createPut(state, shelf, report);
  const send = (what: NudgeAction, decisionId: string, properties?: object): void =>
    void put({ type: 'nudge', what, decisionId, properties }, true);
  const base = {
    ...{ config, parts, scope, emitter, report, prefix, storage, transport },
    ...{ usage, places, state, shelf, isOwn, put, send },
  };

  return { ...base, ...createPlaying(base, parts.loadPlayer) };
}
