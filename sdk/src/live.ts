import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { createBreaker } from './breaker.ts';
import { now } from './clock.ts';
import type { Core, Visit } from './core.ts';
import { helpDeveloper } from './develop.ts';
import { gzip } from './gzip.ts';
import { lead } from './locks.ts';
import { reportMoments } from './moments.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { keepPolling } from './poll.ts';
import { isRecord, parse } from './record.ts';
import type { Scope } from './scope.ts';
import type { OutgoingEvent } from './shelf.ts';
import { readStream } from './stream.ts';
import type { UpgradeNotice } from './types.ts';
import { forget } from './visit.ts';

const RETRY_MS = 2000;
const ALIVE_EVERY_MS = 5000;
/** A stream says something every 15 s: one that is silent for so long is dead, whatever the connection says. */
const SILENT_MS = 40_000;

const isLease = (value: unknown): value is Lease => isRecord(value) && 'decisionId' in value && 'trigger' in value;
const isUse = (value: unknown): value is OutgoingEvent => isRecord(value) && 'id' in value && value.type === 'usage';

/** Nudges go at once; what the account may do now comes with the next session. */
function upgraded({ scope, emitter, storage, ifPlaying }: Core, visit: Visit, data: unknown): void {
  const { from, to } = isRecord(data) ? data : {};
  const notice: UpgradeNotice = {
    ...(typeof from === 'string' && { fromTier: from }),
    ...(typeof to === 'string' && { toTier: to }),
  };
  storage.remove(`d:${visit.who}`);
  ifPlaying((player) => {
    player.learn([]);
    player.closeWhere((lease) => lease.kind !== 'adoption');
  });
  emitter.emit('upgraded', notice);
  scope.start(() => visit.fresh?.refresh());
}

function fire(core: Core, data: unknown): void {
  if (!isRecord(data)) return;
  const lease = isLease(data.lease) ? data.lease : isLease(data) ? data : data.leaseId;
  if (typeof lease === 'string' || isLease(lease)) core.scope.start(async () => (await core.play())?.fire(lease));
  if (typeof data.name === 'string') void core.signal({ kind: 'event', name: data.name });
}

/** Somebody else keeps us fresh: no need to ask. */
function heard({ fresh }: Visit): void {
  if (fresh) fresh.heardAt = performance.now();
}

/** One message of the stream, here or through another tab. */
function take(core: Core, visit: Visit, name: string, text: string): void {
  const data = parse(text);
  heard(visit);
  if (name === 'session') visit.fresh?.accept(data, now());
  if (name === 'upgrade') upgraded(core, visit, data);
  if (name === 'fire') fire(core, data);
  if (name === 'off') core.ifPlaying((player) => player.clear());
}

/** What another tab says: its uses and acknowledgements, its claims, its stream, its logout. */
function hear(core: Core, message: Record<string, unknown>): void {
  const { visit } = core.state;
  const { kind } = message;
  if (kind === 'acked' && Array.isArray(message.ids)) {
    core.usage.acked(message.ids, Number.POSITIVE_INFINITY);
    // What an earlier page left is on the shelf of every tab.
    message.ids.forEach(core.shelf.drop);
  }
  if (kind === 'counted' && Array.isArray(message.events)) {
    for (const event of message.events) if (isUse(event) && core.isOwn(event)) core.usage.count(event, now());
  }
  if (!visit || message.who !== visit.who) return;
  if (kind === 'claimed') core.ifPlaying((player) => player.forget(String(message.campaignId)));
  if (kind === 'alive') heard(visit);
  if (kind === 'stream') take(core, visit, String(message.name), String(message.data));
  if (kind === 'reset') forget(core);
}

/** Sends what is on the shelf, once per client. */
function sendEvents(core: Core): Outbox {
  const { scope, state, usage, transport } = core;
  transport.pack = gzip;
  const onAcked = (ids: string[], sentAt: number): void => {
    if (usage.acked(ids, sentAt)) scope.start(() => state.visit?.fresh?.refresh());
    state.tell({ kind: 'acked', ids });
  };
  const outbox = createOutbox({ ...core, onAcked });
  scope.listen(window, 'pagehide', outbox.part);
  scope.listen(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden') scope.start(outbox.flush);
  });
  return outbox;
}

/** Opens the channel between tabs, once per client. */
function joinTabs(core: Core): void {
  const { scope, state, prefix } = core;
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = scope.safely(() => new BroadcastChannel(prefix));
  if (!channel) return;
  scope.listen(channel, 'message', (event) => {
    if (event instanceof MessageEvent && isRecord(event.data)) hear(core, event.data);
  });
  scope.add(() => channel.close());
  // Uses of one task travel together: each message costs as much as counting itself.
  const counted: OutgoingEvent[] = [];
  const post = (message: object): void => void scope.safely(() => channel.postMessage(message));
  const flush = (): void => post({ kind: 'counted', events: counted.splice(0) });
  state.tell = (message) => {
    if (!('event' in message)) return post(message);
    if (isUse(message.event) && counted.push(message.event) === 1) scope.after(0, flush);
  };
  scope.add(() => {
    state.tell = () => undefined;
  });
}

/** Waits; less when the signal ends it. Leaves nothing on the signal, which lives as long as the page. */
function pause(scope: Scope, signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = scope.after(ms, end);
    signal.addEventListener('abort', end);
  });
}

/** One tab holds the stream and tells the others: ten tabs must not take all connections. */
function holdStream(core: Core, visit: Visit): void {
  const { transport, state } = core;
  const { scope, who } = visit;
  const name = `${core.prefix}${who}:stream`;
  // Its own: where a proxy blocks streams, events must not wait for them.
  const breaker = createBreaker();
  let toldAt = -ALIVE_EVERY_MS;

  function alive(): void {
    heard(visit);
    if (performance.now() - toldAt < ALIVE_EVERY_MS) return;
    toldAt = performance.now();
    state.tell({ who, kind: 'alive' });
  }
  function receive(event: string, data: string): void {
    state.tell({ who, kind: 'stream', name: event, data });
    scope.safely(() => scope.ended || take(core, visit, event, data));
  }
  /** Reads until the stream ends or says nothing any more. False when there was none. */
  async function read(signal: AbortSignal): Promise<boolean> {
    const control = new AbortController();
    const end = (): void => control.abort();
    let cancel = scope.after(SILENT_MS, end);
    signal.addEventListener('abort', end);
    try {
      const body = await transport.open('/v1/stream', visit.body(), control.signal);
      const hear = (): void => {
        cancel();
        cancel = scope.after(SILENT_MS, end);
        alive();
      };
      if (body) await readStream(body, hear, receive);
      return body !== null;
    } catch {
      return false;
    } finally {
      cancel();
      signal.removeEventListener('abort', end);
    }
  }
  async function hold(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const body = await read(signal);
      if (signal.aborted) return;
      breaker.judge(body ? 200 : 0, null);
      await pause(scope, signal, breaker.wait() + transport.wait() + RETRY_MS * (0.5 + Math.random()));
    }
  }
  let drop = lead(scope, name, hold);
  // An open stream would keep the page out of the back button's cache.
  scope.listen(window, 'pagehide', () => drop());
  scope.listen(window, 'pageshow', (event) => {
    if (event instanceof PageTransitionEvent && event.persisted) drop = lead(scope, name, hold);
  });
}

/** Keeps one identity's page live: its stream, sessions where there is none, its tabs, and what it asks for. */
export function keepLive(core: Core, visit: Visit): void {
  const { state } = core;
  if (!state.outbox) {
    state.outbox = sendEvents(core);
    joinTabs(core);
  }
  visit.scope.start(state.outbox.flush);
  holdStream(core, visit);
  if (visit.fresh) keepPolling(visit.scope, core.transport, visit.fresh);
  const early = visit.asked;
  reportMoments(core, visit);
  helpDeveloper(core, visit, early);
}
