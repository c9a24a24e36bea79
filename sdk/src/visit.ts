import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Session } from '@uptier/shared/contracts/session.ts';
import type { Core, Visit } from './core.ts';
import { startLive } from './live.ts';
import { type OutgoingEvent, parse } from './outbox.ts';
import { createScope } from './scope.ts';
import type { Identity, UpgradeNotice } from './types.ts';

type Remembered = Pick<Session, 'usage' | 'entitlements'>;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isRemembered = (value: unknown): value is Remembered => isRecord(value) && isRecord(value.usage) && isRecord(value.entitlements);
const isLease = (value: unknown): value is Lease => isRecord(value) && 'decisionId' in value && 'trigger' in value;

export function localeOf(locale: string | undefined): string {
  return locale || document.documentElement.lang || navigator.language || 'en';
}

function learn(core: Core, visit: Visit, session: Session, askedAt: number): void {
  visit.entitlements = session.entitlements;
  const remembered: Remembered = { usage: session.usage, entitlements: session.entitlements };
  core.storage.save(`s:${visit.who}`, JSON.stringify(remembered));
  core.usage.learn(session.usage, askedAt);
  if (core.state.player || session.leases.length) {
    void core.play().then((player) => visit.scope.ended || player?.learn(session.leases));
  }
  core.emitter.emit('changed', {});
}

/** Drops all leases, waits and nudges. */
const clear = (core: Core): void => void core.state.player?.then((player) => player?.clear());


/** Nudges go at once; what the account may do now comes with the next session. */
function upgraded(core: Core, visit: Visit, data: unknown): void {
  const notice: UpgradeNotice = {};
  if (isRecord(data)) {
    if (typeof data.fromTier === 'string') notice.fromTier = data.fromTier;
    if (typeof data.toTier === 'string') notice.toTier = data.toTier;
  }
  void core.state.player?.then((player) => {
    player?.learn([]);
    player?.closeWhere((lease) => lease.kind !== 'adoption');
  });
  core.emitter.emit('upgraded', notice);
  void visit.live?.refresh();
}

function take(core: Core, visit: Visit, name: string, data: unknown): void {
  if (name === 'upgrade') upgraded(core, visit, data);
  if (name === 'off') clear(core);
  if (name !== 'fire' || !isRecord(data)) return;
  const lease = isLease(data.lease) ? data.lease : isLease(data) ? data : String(data.leaseId);
  void core.play().then((player) => player?.fire(lease));
  if (typeof data.name === 'string') void core.signal({ kind: 'event', name: data.name }, null);
}

export function startVisit(core: Core, identity: Identity): void {
  const who = JSON.stringify([identity.account.id, identity.user.id]);
  const scope = createScope((cause) => core.report('internal', 'Something failed; the page goes on.', cause));
  core.scope.add(scope.end);
  const visit: Visit = { identity, who, scope, live: null, entitlements: {} };
  core.state.visit = visit;
  const remembered = parse(core.storage.find(`s:${who}`));
  if (isRemembered(remembered)) {
    visit.entitlements = remembered.entitlements;
    core.usage.learn(remembered.usage, 0);
    core.emitter.emit('changed', {});
  }
  for (const event of core.outbox.list()) if (core.isOwn(event)) core.usage.count(event);
  visit.live = startLive({
    scope,
    transport: core.transport,
    tabs: core.tabs,
    loadStream: core.parts.loadStream,
    who,
    body: () => ({ ...visit.identity, locale: localeOf(core.config.locale) }),
    learn: (session, askedAt) => learn(core, visit, session, askedAt),
    take: (name, data) => take(core, visit, name, data),
  });
  void core.outbox.flush();
}

export function endVisit(core: Core): void {
  core.state.visit?.scope.end();
  core.state.visit = null;
  clear(core);
  core.usage.clear();
  core.emitter.emit('changed', {});
}

const isOutgoing = (value: unknown): value is OutgoingEvent => isRecord(value) && 'id' in value && value.type === 'usage';

/** What another tab says: its uses and acknowledgements, its stream, its claims, its logout. */
export function hearTab(core: Core, message: object): void {
  const { visit } = core.state;
  if (!visit || !isRecord(message)) return;
  const { kind, who } = message;
  if (kind === 'counted' && isOutgoing(message.event) && core.isOwn(message.event)) core.usage.count(message.event);
  if (kind === 'acked' && Array.isArray(message.ids)) core.usage.acked(message.ids);
  if (kind === 'claimed') void core.state.player?.then((player) => player?.forget(String(message.leaseId)));
  if (who !== visit.who) return;
  if (kind === 'alive') visit.live?.overhear();
  if (kind === 'stream') visit.live?.overhear(String(message.name), String(message.data));
  if (kind === 'reset') endVisit(core);
}
