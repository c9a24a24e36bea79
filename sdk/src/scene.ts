import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import { now } from './clock.ts';
import type { Emitter } from './emitter.ts';
import type { Scope } from './scope.ts';
import type { NudgeNotice, Undo } from './types.ts';
import type { Act, Painted } from './ui/view.ts';
import type { UsageBook } from './usage.ts';

/** One nudge on its way, in view, or withheld. */
export interface Scene {
  lease: Lease;
  place: Element | null;
  decisionId: string;
  isOpen: boolean;
  isSeen: boolean;
  /** The user has clicked or asked: closing after that is no dismissal. */
  hasAnswered: boolean;
  painted: Painted | null;
  undos: Undo[];
}

export interface SceneDeps {
  scope: Scope;
  emitter: Emitter;
  usage: Pick<UsageBook, 'find' | 'subscribe'>;
  send(what: NudgeAction, decisionId: string, properties?: object): void;
}

export function createScene(lease: Lease, place: Element | null): Scene {
  const { decisionId } = lease;
  return { lease, place, decisionId, isOpen: true, isSeen: false, hasAnswered: false, painted: null, undos: [] };
}

const noticeOf = ({ lease, decisionId }: Scene): NudgeNotice => ({
  decisionId,
  campaignId: lease.campaignId,
  kind: lease.kind,
  surface: lease.surface,
});

export function closeScene({ scope }: Pick<SceneDeps, 'scope'>, scene: Scene): void {
  scene.isOpen = false;
  for (const undo of scene.undos.splice(0)) scope.safely(undo);
}

/** Records the exposure, once. Who acts on a nudge has seen it, even within its first second. */
export function see(deps: SceneDeps, scene: Scene): void {
  if (scene.isSeen) return;
  scene.isSeen = true;
  deps.send(scene.painted ? 'shown' : 'withheld', scene.decisionId);
  if (scene.painted) deps.emitter.emit('shown', noticeOf(scene));
  else if (scene.lease.interrupts) closeScene(deps, scene);
}

/** The nudge as it reads once this user has asked. */
export function askedNow(nudge: Nudge): Nudge {
  const nobody = { count: 0, names: [], people: [], for: '' };
  return { ...nudge, requests: { ...nobody, ...nudge.requests, askedAt: now() } };
}

/** What the user did with a painted nudge. */
export function act(deps: SceneDeps, scene: Scene, what: Act): void {
  if (!scene.isOpen) return;
  if (what === 'expired') {
    closeScene(deps, scene);
    return;
  }
  see(deps, scene);
  const { decisionId, lease } = scene;
  const notice = noticeOf(scene);
  if (what === 'primary' || what === 'secondary') {
    const url = lease.nudge?.content[what]?.url;
    scene.hasAnswered = true;
    deps.send('clicked', decisionId, { action: what });
    deps.emitter.emit('clicked', { ...notice, action: what, ...(url ? { url } : {}) });
    if (lease.interrupts || !scene.place) closeScene(deps, scene);
  } else if (what === 'requested') {
    scene.hasAnswered = true;
    if (lease.nudge) scene.painted?.update(askedNow(lease.nudge));
    deps.send(what, decisionId);
    deps.emitter.emit(what, notice);
  } else {
    if (!scene.hasAnswered || what !== 'dismissed') {
      deps.send(what, decisionId);
      deps.emitter.emit('dismissed', { ...notice, how: what });
    }
    closeScene(deps, scene);
  }
}
