import type { Session } from '@uptier/shared/contracts/session.ts';
import type { Core, Visit } from './core.ts';
import { createScope } from './scope.ts';
import { keepFresh } from './session.ts';
import { parse } from './shelf.ts';
import type { Identity } from './types.ts';

type Remembered = Pick<Session, 'usage' | 'entitlements'>;

const isRemembered = (value: unknown): value is Remembered =>
  typeof value === 'object' && value !== null && 'usage' in value && 'entitlements' in value;

export function localeOf(locale: string | undefined): string {
  return locale || document.documentElement.lang || navigator.language || 'en';
}

function learn(core: Core, visit: Visit, { usage, entitlements, leases }: Session, askedAt: number): void {
  visit.entitlements = entitlements;
  core.storage.save(`s:${visit.who}`, JSON.stringify({ usage, entitlements }));
  core.usage.learn(usage, askedAt);
  if (core.state.player || leases.length) {
    void core.play().then((player) => visit.scope.ended || player?.learn(leases));
  }
  core.emitter.emit('changed', {});
}

/** Begins with what was last known, then asks. */
export function startVisit(core: Core, identity: Identity): void {
  const who = JSON.stringify([identity.account.id, identity.user.id]);
  const scope = createScope((cause) => core.report('internal', 'Something failed; the page goes on.', cause));
  const end = core.scope.add(scope.end);
  const body = (): object => ({ ...visit.identity, locale: localeOf(core.config.locale) });
  const visit: Visit = { identity, who, scope, end, fresh: null, entitlements: {}, body };
  core.state.visit = visit;
  const remembered = parse(core.storage.find(`s:${who}`));
  if (isRemembered(remembered)) {
    visit.entitlements = remembered.entitlements;
    core.usage.learn(remembered.usage, 0);
    core.emitter.emit('changed', {});
  }
  for (const event of core.shelf.list()) if (core.isOwn(event)) core.usage.count(event);
  visit.fresh = keepFresh({
    scope,
    transport: core.transport,
    body,
    learn: (session, askedAt) => learn(core, visit, session, askedAt),
  });
  void core.outbox.flush();
  // Without it (blocked) the page asks for itself now and then.
  core.parts.loadLive().then(
    ({ holdStream }) => scope.ended || holdStream(core, visit),
    () => undefined,
  );
}

export function endVisit(core: Core): void {
  const { state, usage, emitter } = core;
  if (!state.visit) return;
  state.visit.end();
  state.visit = null;
  void state.player?.then((player) => player?.clear());
  usage.clear();
  emitter.emit('changed', {});
}
