import type { ClaimAnswer, Lease } from '@uptier/shared/contracts/decision.ts';
import type { Arbiter } from './arbiter.ts';
import { watchExposure } from './exposure.ts';
import { act, closeScene, createScene, type Scene, type SceneDeps, see } from './scene.ts';
import type { PromptOutcome } from './types.ts';
import type { Paint, ThemeValues } from './ui/view.ts';

export interface StageDeps extends SceneDeps {
  arbiter: Arbiter;
  theme: ThemeValues;
  load(lease: Lease): Promise<{ paint: Paint } | null>;
  renew(lease: Lease): Promise<Lease>;
  claim(lease: Lease): Promise<ClaimAnswer>;
}

export interface Stage {
  /** Plays a lease whose trigger was pulled. Shown and withheld go the same way; only the painting differs. */
  offer(lease: Lease, place: Element | null): Promise<PromptOutcome>;
  /** Answers in place follow their lease: new words are drawn, and what has no lease any more goes. */
  follow(leases: readonly Lease[]): void;
  closeWhere(test: (lease: Lease, place: Element | null) => boolean): void;
}

const needsPlace = ({ surface }: Lease): boolean => surface === 'card' || surface === 'meter' || surface === 'tooltip';
const floats = ({ surface }: Lease): boolean => surface === 'modal' || surface === 'toast';

function paint(deps: StageDeps, scene: Scene, chunk: { paint: Paint }): void {
  const { lease, place, decisionId } = scene;
  const { nudge, kind, surface } = lease;
  if (!nudge) return;
  const onAct = (what: Parameters<typeof act>[2]): void => void deps.scope.safely(() => act(deps, scene, what));
  scene.painted = chunk.paint({ nudge, kind, surface, decisionId, place, theme: deps.theme, act: onAct });
  scene.undos.push(deps.scope.add(scene.painted.close));
}

/** Waits for its turn and asks for the grant; false when this is no moment for it. */
async function isGranted(deps: StageDeps, scene: Scene): Promise<ClaimAnswer['granted']> {
  const giveBack = await deps.arbiter.turn();
  if (!giveBack) return false;
  scene.undos.push(giveBack);
  if (!scene.isOpen) return false;
  scene.lease = await deps.renew(scene.lease);
  const answer = await deps.claim(scene.lease);
  if (!answer.granted) return false;
  scene.decisionId = answer.decisionId;
  // Gates are asked again at the grant; only what this page was given words for can be painted.
  return scene.isOpen && answer.outcome === scene.lease.outcome;
}

async function play(deps: StageDeps, scene: Scene): Promise<PromptOutcome> {
  // A withheld nudge loads its surface too: where chunks are blocked, neither arm may be counted.
  const chunk = await deps.load(scene.lease);
  if (!chunk || !scene.isOpen) return 'none';
  if (scene.lease.interrupts && !(await isGranted(deps, scene))) return 'none';
  const { lease, place } = scene;
  if (lease.outcome === 'show') paint(deps, scene, chunk);
  if (lease.outcome === 'show' && !scene.painted) return 'none';
  scene.undos.push(watchExposure(deps.scope, floats(lease) ? null : place, () => see(deps, scene)));
  return lease.outcome === 'show' ? 'shown' : 'withheld';
}

export function createStage(deps: StageDeps): Stage {
  const scenes = new Set<Scene>();
  const isPlaying = ({ campaignId }: Lease): boolean =>
    [...scenes].some((scene) => scene.isOpen && scene.lease.campaignId === campaignId);

  return {
    async offer(lease, place) {
      if (isPlaying(lease) || deps.scope.ended || (needsPlace(lease) && !place)) return 'none';
      const scene = createScene(lease, place);
      scenes.add(scene);
      scene.undos.push(() => scenes.delete(scene));
      let outcome: PromptOutcome = 'none';
      try {
        outcome = await play(deps, scene);
      } catch (cause) {
        deps.scope.fail(cause);
      }
      if (outcome === 'none' || !scene.isOpen) closeScene(deps, scene);
      return outcome;
    },
    follow(leases) {
      for (const scene of [...scenes]) {
        if (scene.lease.interrupts || scene.hasAnswered) continue;
        const next = leases.find((lease) => lease.campaignId === scene.lease.campaignId);
        if (!next) closeScene(deps, scene);
        else if (next.nudge) scene.painted?.update?.(next.nudge);
      }
    },
    closeWhere(test) {
      for (const scene of [...scenes]) if (test(scene.lease, scene.place)) closeScene(deps, scene);
    },
  };
}
