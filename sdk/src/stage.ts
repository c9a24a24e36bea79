import type { ClaimAnswer, Lease } from '@uptier/shared/contracts/decision.ts';
import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import type { Arbiter } from './arbiter.ts';
import type { Emitter } from './emitter.ts';
import { watchExposure } from './exposure.ts';
import type { Scope } from './scope.ts';
import type { NudgeNotice, PromptOutcome, Undo } from './types.ts';
import type { Act, Paint, Painted, ThemeValues } from './ui/view.ts';

/** One nudge on its way, in view, or withheld. */
interface Scene {
  lease: Lease;
  place: Element | null;
  decisionId: string;
  isOpen: boolean;
  isSeen: boolean;
  hasAnswered: boolean;
  painted: Painted | null;
  undos: Undo[];
}

export interface StageDeps {
  scope: Scope;
  arbiter: Arbiter;
  emitter: Emitter;
  theme: ThemeValues;
  load(lease: Lease): Promise<{ paint: Paint } | null>;
  claim(lease: Lease): Promise<ClaimAnswer>;
  send(what: NudgeAction, decisionId: string, properties?: object): void;
}

export interface Stage {
  /** Plays a lease whose trigger was pulled. Shown and withheld go the same way; only the painting differs. */
  offer(lease: Lease, place: Element | null): Promise<PromptOutcome>;
  /** Answers in place follow their lease: new words are drawn, and what has no lease any more goes. */
  follow(leases: readonly Lease[]): void;
  closeWhere(test: (lease: Lease, place: Element | null) => boolean): void;
}

const needsPlace = ({ surface }: Lease): boolean => surface === 'card' || surface === 'meter' || surface === 'tooltip';

export function createStage(deps: StageDeps): Stage {
  const { scope, arbiter, emitter } = deps;
  const scenes = new Set<Scene>();

  const noticeOf = ({ lease, decisionId }: Scene): NudgeNotice => ({
    decisionId,
    campaignId: lease.campaignId,
    kind: lease.kind,
    surface: lease.surface,
  });
  function close(scene: Scene): void {
    scene.isOpen = false;
    scenes.delete(scene);
    for (const undo of scene.undos.splice(0)) scope.safely(undo);
  }
  /** Who acts on a nudge has seen it, even within its first second. */
  function see(scene: Scene): void {
    if (scene.isSeen) return;
    scene.isSeen = true;
    deps.send(scene.painted ? 'shown' : 'withheld', scene.decisionId);
    if (scene.painted) emitter.emit('shown', noticeOf(scene));
    else if (scene.lease.interrupts) close(scene);
  }
  function act(scene: Scene, what: Act): void {
    if (!scene.isOpen) return;
    if (what === 'expired') return close(scene);
    see(scene);
    const { decisionId, lease } = scene;
    const notice = noticeOf(scene);
    if (what === 'primary' || what === 'secondary') {
      const url = lease.nudge?.content[what]?.url;
      scene.hasAnswered = true;
      deps.send('clicked', decisionId, { action: what });
      emitter.emit('clicked', { ...notice, action: what, ...(url ? { url } : {}) });
      if (lease.interrupts || !scene.place) close(scene);
    } else if (what === 'requested') {
      scene.hasAnswered = true;
      deps.send(what, decisionId);
      emitter.emit(what, notice);
    } else {
      if (!scene.hasAnswered || what !== 'dismissed') {
        deps.send(what, decisionId);
        emitter.emit('dismissed', { ...notice, how: what });
      }
      close(scene);
    }
  }
  function paint(scene: Scene, surface: { paint: Paint }): void {
    const { lease, place, decisionId } = scene;
    if (!lease.nudge) return;
    const painted = surface.paint({
      nudge: lease.nudge,
      kind: lease.kind,
      surface: lease.surface,
      decisionId,
      place,
      theme: deps.theme,
      act: (what) => void scope.safely(() => act(scene, what)),
    });
    scene.painted = painted;
    scene.undos.push(scope.add(painted.close));
  }
  async function play(scene: Scene): Promise<PromptOutcome> {
    const { lease } = scene;
    let outcome = lease.outcome;
    // A withheld nudge loads its surface too: where chunks are blocked, neither arm may be counted.
    const surface = await deps.load(lease);
    if (!surface || !scene.isOpen) return 'none';
    if (lease.interrupts) {
      const giveBack = await arbiter.turn();
      if (!giveBack) return 'none';
      scene.undos.push(giveBack);
      if (!scene.isOpen) return 'none';
      const answer = await deps.claim(lease);
      if (!answer.granted || !scene.isOpen) return 'none';
      scene.decisionId = answer.decisionId;
      outcome = answer.outcome;
    }
    if (outcome === 'show') paint(scene, surface);
    if (outcome === 'show' && !scene.painted) return 'none';
    const isFlat = scene.place && !(lease.surface === 'modal' || lease.surface === 'toast');
    scene.undos.push(watchExposure(scope, isFlat ? scene.place : null, () => see(scene)));
    return outcome === 'show' ? 'shown' : 'withheld';
  }
  return {
    async offer(lease, place) {
      const isBlocked = [...scenes].some((scene) => scene.lease.campaignId === lease.campaignId);
      if (isBlocked || scope.ended || (needsPlace(lease) && !place)) return 'none';
      const scene: Scene = {
        lease,
        place,
        decisionId: lease.decisionId,
        isOpen: true,
        isSeen: false,
        hasAnswered: false,
        painted: null,
        undos: [],
      };
      scenes.add(scene);
      const outcome = await play(scene).catch((cause: unknown) => {
        scope.safely(() => {
          throw cause;
        });
        return 'none' as const;
      });
      if (outcome === 'none' || !scene.isOpen) close(scene);
      return outcome;
    },
    follow(leases) {
      for (const scene of [...scenes]) {
        if (scene.lease.interrupts || scene.hasAnswered) continue;
        const next = leases.find((lease) => lease.campaignId === scene.lease.campaignId);
        if (!next) close(scene);
        else if (next.nudge) scene.painted?.update?.(next.nudge);
      }
    },
    closeWhere(test) {
      for (const scene of [...scenes]) if (test(scene.lease, scene.place)) close(scene);
    },
  };
}
