import type { Compiled, CompiledCampaign } from '../campaigns/compile.ts';
import type { Moment } from '../campaigns/moment.ts';
import { motionOf } from '../campaigns/motion.ts';
import { isFor } from '../campaigns/way.ts';
import { judgePath } from '../gates/gate-path.ts';
import { AUDIENCE, ENVIRONMENT, PATH, TRIGGER } from '../gates/gate-walk.ts';
import { Sieve } from './sieve.ts';

/** Campaigns that the gates before the trigger let pass for an account, in order. */
export interface Ready {
  entries: readonly CompiledCampaign[];
  /** The same, fast to narrow down to those whose audience may match. */
  sieve: Sieve;
  /** Where none is ready: the one of those that wait which came furthest; null where none waits. */
  passedOver: CompiledCampaign | null;
  /** True when a schedule, or more of the account than its tier, may stop one of those that wait before its trigger. */
  isOfMoment: boolean;
  /** By rank: the gate that stops each live campaign for every account of the tier, AUDIENCE where only that is open, or ASK. */
  stops: Int8Array;
}

/** What the account, the user or the time of day decide. */
export const ASK = -2;

/** Campaigns that one thing a page may ask could trigger, each list in the order in which they are asked. */
interface Waiting {
  all: readonly CompiledCampaign[];
  byTier: ReadonlyMap<string, Ready>;
  /** For accounts of any other tier, or of none. */
  elsewhere: Ready;
}

/** What waits for what: worked out once per publish, so that a moment only meets campaigns it may trigger. */
interface WaitingIndex {
  /** Open limits, milestones and adoption may answer any moment, so each list has the campaigns that wait for one. */
  placements: ReadonlyMap<string, Waiting>;
  events: ReadonlyMap<string, Waiting>;
  features: ReadonlyMap<string, Waiting>;
  state: Waiting;
}

const byCompiled = new WeakMap<Compiled, WaitingIndex>();

function indexOf(compiled: Compiled): WaitingIndex {
  const known = byCompiled.get(compiled);
  if (known) return known;
  const { byPlacement, byEvent, byFeature, onState } = compiled;
  const lists = (by: ReadonlyMap<string, readonly CompiledCampaign[]>) =>
    new Map([...by].map(([key, entries]) => [key, listByTier(inOrder([onState, entries]), compiled)]));
  const index = {
    placements: lists(byPlacement),
    events: lists(byEvent),
    features: lists(byFeature),
    state: listByTier(onState, compiled),
  };
  byCompiled.set(compiled, index);
  return index;
}

/** Every campaign whose trigger this moment may be, in order. */
export function waitingAt(compiled: Compiled, moment: Moment): readonly CompiledCampaign[] {
  const { byPlacement, byEvent, byFeature, onState } = compiled;
  const { placement, event, feature } = moment;
  const one = waitingForOne(indexOf(compiled), moment);
  if (one) return one.all;
  return inOrder([
    onState,
    (placement !== null && byPlacement.get(placement)) || [],
    (event !== null && byEvent.get(event)) || [],
    (feature !== null && byFeature.get(feature)) || [],
  ]);
}

/**
 * Those of them that are ready for an account of this tier. Null where that is not known beforehand: all is stopped, the
 * moment is of the past, or the page asks several things at once.
 */
export function readyAt(compiled: Compiled, moment: Moment, tier: string | null): Ready | null {
  if (compiled.policy.stopped || moment.now < compiled.newest) return null;
  const one = waitingForOne(indexOf(compiled), moment);
  return one && ((tier !== null && one.byTier.get(tier)) || one.elsewhere);
}

function waitingForOne(index: WaitingIndex, { placement, event, feature }: Moment): Waiting | null {
  if (event === null && feature === null)
    return placement === null ? index.state : (index.placements.get(placement) ?? index.state);
  if (placement !== null || (event !== null && feature !== null)) return null;
  const found = event === null ? feature !== null && index.features.get(feature) : index.events.get(event);
  return found || index.state;
}

function listByTier(all: readonly CompiledCampaign[], compiled: Compiled): Waiting {
  const { campaigns, catalog, environment } = compiled;
  const here = all.filter(({ campaign }) => isFor(campaign, environment));
  const isScheduled = all.some(({ timetable }) => timetable !== null);
  const waiting = new Set(all);
  const ready = (tier: string | null): Ready => {
    const entries = here.filter(({ campaign }) => !judgePath(campaign, tier, catalog).stops);
    // The environment is asked before the path.
    const passedOver = here[0] ?? all[0] ?? null;
    const isOfMoment = isScheduled || entries.some(({ campaign }) => motionOf(campaign) !== 'tier');
    const stops = Int8Array.from(campaigns, (entry) => stopByTier(entry, tier, waiting.has(entry), compiled));
    return { entries, sieve: new Sieve(entries), passedOver, isOfMoment, stops };
  };
  const tiers = new Set(campaigns.flatMap(({ campaign }) => campaign.path?.from ?? []));
  return { all, byTier: new Map([...tiers].map((tier) => [tier, ready(tier)])), elsewhere: ready(null) };
}

function stopByTier(entry: CompiledCampaign, tier: string | null, isWaiting: boolean, compiled: Compiled): number {
  if (!isKnownByTier(entry)) return ASK;
  if (!isFor(entry.campaign, compiled.environment)) return ENVIRONMENT;
  if (judgePath(entry.campaign, tier, compiled.catalog).stops) return PATH;
  if (!isWaiting) return TRIGGER;
  const { kind } = entry.campaign.trigger;
  return kind === 'placement' || kind === 'event' ? AUDIENCE : ASK;
}

/** True when all that is asked before the trigger was asked when the campaigns were sorted by tier. */
export function isKnownByTier({ timetable, campaign }: CompiledCampaign): boolean {
  return timetable === null && motionOf(campaign) === 'tier';
}

/** Those with what waits and what else may come, in order and each once. */
export function alsoWaiting(
  waiting: readonly CompiledCampaign[],
  others: readonly CompiledCampaign[],
): CompiledCampaign[] {
  return [...new Set(inOrder([waiting, others]))];
}

function inOrder(lists: readonly (readonly CompiledCampaign[])[]): CompiledCampaign[] {
  return lists.flat().sort((a, b) => a.rank - b.rank);
}
