import type { Core, Visit } from './core.ts';
import { helpDeveloper, helpEarly } from './develop.ts';
import { gzip } from './gzip.ts';
import { holdStream } from './hold-stream.ts';
import { reportMoments } from './moments.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { keepPolling } from './poll.ts';
import type { OutgoingEvent } from './shelf.ts';
import { joinTabs } from './tabs.ts';
import { tidy } from './tidy.ts';

/** Sends what is on the shelf, once per client. */
function sendEvents(core: Core): Outbox {
  const { scope, state, usage, transport, config } = core;
  transport.pack = gzip;
  /** Events of another identity must not travel under this one's token. */
  const mayCarry = (event: OutgoingEvent): boolean => core.isOwn(event) || !config.identityToken;
  const onAcked = (ids: string[], sentAt: number): void => {
    const fresh = state.visit?.fresh;
    // A snapshot that came meanwhile may hold them or not.
    if (ids.filter(usage.hold).length && fresh && fresh.learnedAt >= sentAt) scope.start(fresh.refresh);
    state.tell({ kind: 'acked', ids });
  };
  const outbox = createOutbox({ ...core, mayCarry, onAcked });
  scope.listen(window, 'pagehide', outbox.part);
  scope.listen(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden') scope.start(outbox.flush);
  });
  return outbox;
}

/** Keeps one identity's page live (without one it only helps its developer): its stream, sessions where there is none, its tabs, and what it asks for. */
export function keepLive(core: Core, visit?: Visit): void {
  const { state } = core;
  if (!visit) {
    helpEarly(core);
    return;
  }
  if (!state.outbox) {
    state.outbox = sendEvents(core);
    joinTabs(core);
  }
  const { scope, fresh } = visit;
  scope.start(async () => {
    // The first call has fetched the token for all.
    if (core.config.identityToken) await fresh?.ready;
    holdStream(core, visit);
    await state.outbox?.flush();
  });
  scope.safely(() => tidy(core.storage, visit.who));
  if (fresh) keepPolling(scope, core.transport, fresh);
  const early = visit.asked;
  reportMoments(core, visit);
  helpDeveloper(core, visit, early);
}
