import type { Policy } from '@uptier/shared/contracts/policy.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import type { LimitWatch } from '@uptier/shared/engine/campaigns/thresholds.ts';
import { fireBatch } from '@uptier/shared/engine/claim/fire-batch.ts';
import { fireLimits } from '@uptier/shared/engine/facts/firings.ts';
import { emptyLedger, type Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { Store } from '../store/port.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import { moveLedger } from './ledger.ts';
import { isNudge, type NudgeSources, resolveNudge } from './nudge-events.ts';
import { createPastState } from './past-state.ts';
import { createSightings } from './sightings.ts';

interface ReplayDeps {
  store: {
    events: Pick<Store['events'], 'listAsOf'>;
    keptDecisions: Pick<Store['keptDecisions'], 'listGrants'>;
    mutes: Pick<Store['mutes'], 'findAt'>;
  };
  sources: (environment: Environment) => NudgeSources;
  findCompiledAt: (environmentId: string, at: EpochMs) => Promise<Compiled>;
  readWatches: (environment: Environment, until: EpochMs) => Promise<WatchAt>;
  /** The rules that held at each instant. */
  readPolicies: (environmentId: string, until: EpochMs) => Promise<(at: EpochMs) => Policy>;
}

/** What the crossing of limits depended on at an instant. */
type WatchAt = (at: EpochMs) => LimitWatch;

/**
 * An account as it was at a past moment: state and ledger from the events that had been received by then, taken in that
 * order, with the claims that were granted meanwhile and the mute it was under. Limits fire by the catalog and the
 * campaigns of each event, and all before it is counted by that catalog too.
 */
export function createReplay({ store, sources, findCompiledAt, readWatches, readPolicies }: ReplayDeps) {
  return async function replay(environment: Environment, accountId: string, at: EpochMs): Promise<Subject> {
    const [events, grants, mute, compiled, watchAt, policyAt] = await Promise.all([
      store.events.listAsOf(environment.id, accountId, at),
      store.keptDecisions.listGrants(environment.id, accountId, at),
      store.mutes.findAt(environment.id, accountId, at),
      findCompiledAt(environment.id, at),
      readWatches(environment, at),
      readPolicies(environment.id, at),
    ]);
    // Traits first: the zone they end on holds for all days.
    const past = createPastState(events.filter(isTraits), environment.timezone);
    const sighted = createSightings([]);
    let ledger: Ledger = { ...emptyLedger, mute };
    // What a nudge weighed and how long a snooze lasts, by the rules under which it came in.
    const rulesAt = (receivedAt: EpochMs) => {
      const policy = policyAt(receivedAt);
      return { policy, remembering: { ...compiled.remembering, snoozeDays: policy.snoozeDays } };
    };
    const waiting = [...grants];
    const claimUntil = (until: EpochMs) => {
      for (let next = waiting[0]; next && next.at <= until; next = waiting[0]) {
        const watch = watchAt(next.at);
        const fired = fireLimits(watch, past.under(watch.catalog), ledger, next.at);
        ledger = { ...fired, grants: [...fired.grants, next] };
        waiting.shift();
      }
    };
    const isOne = (now: EpochMs, next: EpochMs) =>
      watchAt(now) === watchAt(next) && !grants.some((grant) => now < grant.at && grant.at <= next);
    for (const { now, part } of partsOf(events, isOne)) {
      // A claim comes before what was seen of it.
      claimUntil(now);
      const watch = watchAt(now);
      const folded = part.filter((event) => !isTraits(event));
      const stateBefore = past.under(watch.catalog);
      const stateAfter = past.add(folded, watch.catalog);
      ledger = fireBatch(watch, { events: folded, stateBefore, stateAfter, ledger, now });
      for (const event of part) {
        const nudge = isNudge(event) ? await resolveNudge(sources(environment), event) : null;
        if (nudge) ledger = moveLedger(ledger, { nudge, seenAt: sighted(nudge) }, rulesAt(event.receivedAt));
      }
    }
    claimUntil(at);
    return { state: past.under(compiled.catalog), ledger };
  };
}

interface Part {
  now: EpochMs;
  part: readonly StoredEvent[];
}

/**
 * Events as they came in, those that came together as one part; mere usage and traits go with the next that turns
 * something, if `isOne` says that nothing turned between the two instants.
 */
function partsOf(events: readonly StoredEvent[], isOne: (now: EpochMs, next: EpochMs) => boolean): Part[] {
  const groups = [...Map.groupBy(events, knownAt)].sort(([a], [b]) => a - b);
  const parts: Part[] = [];
  let waiting: StoredEvent[] = [];
  for (const [index, [now, group]] of groups.entries()) {
    waiting = waiting.concat(group);
    const next = groups[index + 1];
    if (next && !group.some(isTurn) && isOne(now, next[0])) continue;
    parts.push({ now, part: waiting });
    waiting = [];
  }
  return parts;
}

/** Imported history counts as received at its own time. */
function knownAt({ imported, at, receivedAt }: StoredEvent): EpochMs {
  return imported ? at : receivedAt;
}

function isTraits({ body }: StoredEvent): boolean {
  return body.type === 'traits';
}

/** What may have fired before it, or was seen before it, reads otherwise after it. */
function isTurn({ body }: StoredEvent): boolean {
  return body.type !== 'usage' && body.type !== 'traits';
}
