import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import { now } from './clock.ts';
import type { Emitter } from './emitter.ts';
import type { Scope } from './scope.ts';
import type { NudgeNotice, PromptOutcome, Undo } from './types.ts';
import type { Act, Painted } from './ui/view.ts';
import type { UsageBook } from './usage.ts';

/** One nudge on its way, in view, or withheld. */
export interface Scene {
  lease: Lease;
  place: Element | null;
  decisionId: string;
  isOpen: boolean;
  /** The user has clicked or asked: closing after that is no dismissal. */
  hasAnswered: boolean;
  painted: Painted | null;
  /** What came of it, once that is known. */
  played: Promise<PromptOutcome> | null;
  undos: Undo[];
}

export interface SceneDeps {
  scope: Scope;
  emitter: Emitter;
  usage: Pick<UsageBook, 'find' | 'subscribe'>;
  send(what: NudgeAction, decisionId: string, properties?: object): void;
  /** Decisions that were told as seen: one is told once, however often its answer comes back. */
  told: Set<string>;
  /** The user does not want this campaign's answer. */
  refuse(campaignId: string): void;
}

export function createScene(lease: Lease, place: Element | null): Scene {
  const { decisionId } = lease;
  const still = { hasAnswered: false, painted: null, played: null };
  return { lease, place, decisionId, isOpen: true, ...still, undos: [] };
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

/** Records the exposure of a decision, once. Who acts on a nudge has seen it, even within its first second. */
export function see(deps: SceneDeps, scene: Scene, decisionId: string): void {
  const { painted, lease } = scene;
  if (!deps.told.has(decisionId)) {
    deps.told.add(decisionId);
    deps.send(painted ? 'shown' : 'withheld', decisionId);
    if (painted) deps.emitter.emit('shown', { ...noticeOf(scene), decisionId });
  }
  if (!painted && lease.interrupts) closeScene(deps, scene);
}

/** The nudge as it reads once this user has asked. */
export function askedNow(nudge: Nudge): Nudge {
  const nobody = { count: 0, names: [], people: [], for: '' };
  return { ...nudge, requests: { ...nobody, ...nudge.requests, askedAt: now() } };
}

/** Closed is no more than that after the user has answered; "Not now" and "Never" always count. */
function decline(deps: SceneDeps, scene: Scene, how: 'dismissed' | 'snoozed' | 'never'): void {
  const { decisionId, lease } = scene;
  if (!scene.hasAnswered || how !== 'dismissed') {
    deps.send(how, decisionId);
    deps.emitter.emit('dismissed', { ...noticeOf(scene), how });
    if (!lease.interrupts) deps.refuse(lease.campaignId);
  }
  closeScene(deps, scene);
}

/** What the user did with a painted nudge. */
export function act(deps: SceneDeps, scene: Scene, what: Act): void {
  if (!scene.isOpen) return;
  if (what === 'expired') {
    closeScene(deps, scene);
    return;
  }
  const { decisionId, lease } = scene;
  see(deps, scene, decisionId);
  const notice = noticeOf(scene);
  if (what === 'primary' || what === 'secondary') {
    const url = lease.nudge?.content[what]?.url;
    scene.hasAnswered = true;
    deps.send('clicked', decisionId, { action: what });
    deps.emitter.emit('clicked', { ...notice, action: what, ...(url ? { url } : {}) });
    if (lease.interrupts || !scene.place) closeScene(deps, scene);
  } else if (what === 'requested') {
    scene.hasAnswered = true;
    if (lease.nudge) {
      // Also where it is painted again: nobody asks twice.
      lease.nudge = askedNow(lease.nudge);
      scene.painted?.update(lease.nudge);
    }
    deps.send(what, decisionId);
    deps.emitter.emit(what, notice);
  } else decline(deps, scene, what);
}
