import type { ClaimAnswer, Lease } from '@uptier/shared/contracts/decision.ts';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { Arbiter } from './arbiter.ts';
import { watchExposure } from './exposure.ts';
import type { Grants } from './grants.ts';
import { act, closeScene, createScene, type Scene, type SceneDeps, see } from './scene.ts';
import type { Surfaced } from './surfaces.ts';
import type { PromptOutcome } from './types.ts';
import type { Theme } from './ui/view.ts';

export interface StageDeps extends SceneDeps, Grants {
  arbiter: Arbiter;
  theme: Theme | undefined;
  load(lease: Lease): Promise<Surfaced | null>;
  take(id: string): Promise<boolean>;
  /** Leaves a campaign alone for a while. */
  rest(campaignId: string): void;
}

export interface Stage {
  /** Plays a lease whose trigger was pulled. Shown and withheld go the same way; only the painting differs. */
  offer(lease: Lease, place: Element | null): Promise<PromptOutcome>;
  /** The campaign's open nudge takes over what a newer lease says; null when it has none. */
  overtake(lease: Lease, place: Element | null): Promise<PromptOutcome> | null;
  /** Answers in place follow their lease: new words are drawn, and what has no lease any more goes. */
  follow(leases: readonly Lease[]): void;
  closeWhere(test: (lease: Lease, place: Element | null) => boolean): void;
  /** Calls off what waits to interrupt for a campaign. */
  giveUp(campaignId: string): void;
}

const LINE = 32;
const needsPlace = ({ surface }: Lease): boolean => surface === 'card' || surface === 'meter' || surface === 'tooltip';
/** A banner lies over the page where its place has no room for one line. */
const floats = ({ lease: { surface }, place }: Scene): boolean =>
  surface === 'modal' || surface === 'toast' || (surface === 'banner' && (place?.clientHeight ?? 0) < LINE);

/** The host took it out of the page. A place that is put aside for a while keeps what answers in it. */
const isGone = ({ painted, lease, place }: Scene): boolean =>
  painted?.element.isConnected === false && (lease.interrupts || place?.isConnected !== false);

/** Its place is put aside while another one asks. */
const isLeft = (scene: Scene, place: Element | null): boolean =>
  scene.place !== place && scene.place?.isConnected === false;

function paint(deps: StageDeps, scene: Scene, { paint, asking }: Surfaced): void {
  const { lease, place } = scene;
  const { nudge, kind, surface, trigger } = lease;
  if (!nudge) return;
  const isHeaded = trigger.kind === 'now' && trigger.because === 'requests';
  const head = (next: Nudge): Nudge => (isHeaded && asking?.head(next)) || next;
  const onAct = (what: Parameters<typeof act>[2]): void => void deps.scope.safely(() => act(deps, scene, what));
  const words = { nudge: head(nudge), kind, surface, asking, isHeaded };
  const painted = paint({
    ...words,
    place,
    theme: deps.theme,
    act: onAct,
    // A newer lease may take the nudge over: its links then name the decision that was shown.
    get decisionId() {
      return scene.decisionId;
    },
  });
  scene.painted = { ...painted, update: (next) => painted.update(head(next)) };
  scene.undos.push(deps.scope.add(painted.close));
  import('./manners.ts').then(
    ({ attend }) => scene.isOpen && deps.scope.safely(() => attend(deps, scene)),
    () => undefined,
  );
}

/** Waits for its turn and asks for the grant; false when this is no moment for it. */
async function isGranted(deps: StageDeps, scene: Scene): Promise<ClaimAnswer['granted']> {
  const giveBack = await deps.arbiter.turn();
  if (!giveBack) return false;
  scene.undos.push(giveBack);
  if (!scene.isOpen || scene.place?.isConnected === false) return false;
  scene.lease = await deps.renew(scene.lease);
  if (!scene.isOpen) return false;
  const answer = await deps.claim(scene.lease, false);
  if (answer.granted) scene.decisionId = answer.decisionId;
  // Gates are asked again at the grant; only what this page was given words for can be painted.
  const mayPlay = answer.granted && scene.isOpen && answer.outcome === scene.lease.outcome;
  if (!mayPlay) deps.rest(scene.lease.campaignId);
  return mayPlay;
}

/** What is claimed is one tab's own; an answer may stand in several, and one of them tells. */
async function tell(deps: StageDeps, scene: Scene, decisionId: string): Promise<void> {
  if (isGone(scene)) return;
  if (!scene.lease.interrupts && !(await deps.take(decisionId))) deps.told.add(decisionId);
  see(deps, scene, decisionId);
}

/** Each decision has a second of its own, also where a newer one takes its nudge over. */
function watch(deps: StageDeps, scene: Scene): void {
  const { decisionId } = scene;
  const target = floats(scene) ? null : scene.place;
  scene.undos.push(watchExposure(deps.scope, target, () => deps.scope.start(() => tell(deps, scene, decisionId))));
}

async function play(deps: StageDeps, scene: Scene): Promise<PromptOutcome> {
  // A withheld nudge loads its surface too: where chunks are blocked, neither arm may be counted.
  const chunk = await deps.load(scene.lease);
  if (!chunk || !scene.isOpen) return 'none';
  if (scene.lease.interrupts && !(await isGranted(deps, scene))) return 'none';
  const { lease } = scene;
  if (lease.outcome === 'show') paint(deps, scene, chunk);
  if (lease.outcome === 'show' && !scene.painted) return 'none';
  watch(deps, scene);
  return lease.outcome === 'show' ? 'shown' : 'withheld';
}

/** What the open nudge has to say to a newer lease: as much as before, or the new numbers of a limit that rises. */
async function overtake(deps: StageDeps, scene: Scene, lease: Lease, place: Element | null): Promise<PromptOutcome> {
  if (lease.trigger.kind === 'limit' && (await (await import('./rise.ts')).rise(deps, scene, lease))) {
    watch(deps, scene);
    return 'shown';
  }
  return (!lease.interrupts && scene.place === place && scene.played) || 'none';
}

/** Says other words, also in what the user does with them. */
function reword(scene: Scene, nudge: Nudge): void {
  scene.lease.nudge = nudge;
  scene.painted?.update(nudge);
}

export function createStage(deps: StageDeps): Stage {
  const scenes = new Set<Scene>();

  return {
    async offer(lease, place) {
      if (deps.scope.ended || (needsPlace(lease) && !place)) return 'none';
      const scene = createScene(lease, place);
      scenes.add(scene);
      scene.undos.push(() => scenes.delete(scene));
      let outcome: PromptOutcome = 'none';
      try {
        scene.played = play(deps, scene);
        outcome = await scene.played;
      } catch (cause) {
        deps.scope.fail(cause);
      }
      if (outcome === 'none' || !scene.isOpen) closeScene(deps, scene);
      return outcome;
    },
    overtake(lease, place) {
      const { campaignId, interrupts, trigger } = lease;
      const isOf = (scene: Scene): boolean => scene.lease.campaignId === campaignId;
      for (const scene of [...scenes])
        if (isGone(scene) || (isOf(scene) && isLeft(scene, place))) closeScene(deps, scene);
      // A locked feature answers wherever it is asked for; everything else stands once.
      const isOnce = interrupts || trigger.kind !== 'feature';
      const open = [...scenes].find((scene) => isOf(scene) && (isOnce || scene.place === place));
      return open ? overtake(deps, open, lease, place) : null;
    },
    follow(leases) {
      for (const scene of [...scenes]) {
        if (scene.lease.interrupts || scene.hasAnswered) continue;
        const next = leases.find((lease) => lease.campaignId === scene.lease.campaignId);
        // What has come by itself is told once: its lease goes when it was seen, and the words stay.
        const { kind } = scene.lease.trigger;
        const isTold = scene.painted && deps.told.has(scene.decisionId) && (kind === 'now' || kind === 'limit');
        if (!next && !isTold) closeScene(deps, scene);
        else if (next?.nudge) reword(scene, next.nudge);
      }
    },
    closeWhere(test) {
      for (const scene of [...scenes]) if (test(scene.lease, scene.place)) closeScene(deps, scene);
    },
    giveUp(campaignId) {
      for (const scene of [...scenes])
        if (scene.lease.interrupts && !scene.painted && scene.lease.campaignId === campaignId) closeScene(deps, scene);
    },
  };
}
