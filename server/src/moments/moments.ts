import type { Ask } from '@uptier/shared/engine/facts/ask.ts';
import type { Deps } from '../http/deps.ts';
import { createLater } from '../http/later.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import type { MomentRow } from '../store/queries/moments.ts';
import { aboutOf, momentRow } from './ask.ts';
import { createSeen } from './seen.ts';

/** A moment that may be the first of its user and day, with what was asked; null where nobody can be asked any more. */
export interface FirstMoment {
  row: MomentRow;
  ask: Ask | null;
}

export interface MomentDeps extends Pick<Deps, 'now' | 'log'> {
  store: Pick<Store, 'moments' | 'write'>;
  wait: (ms: number) => Promise<unknown>;
  /** What else is written when moments come for the first time. */
  judge: (moments: readonly FirstMoment[]) => Promise<Statement[]>;
  /** Takes out what else has become too old. */
  prune: (now: number) => Statement[];
}

/** After that what is there already is passed over, without a look at who counted it. */
const MOST_TRIES = 4;
const PRUNE_MS = 60_000;
export const KEEP_DAYS = 35;
const PRUNED_TOGETHER = 5000;
const DAY_MS = 86_400_000;

/**
 * Records the first moment of each user and day at which something was asked. Nobody waits for it: what was asked is
 * written about a second later, many at once, and a crash may lose that second.
 */
export function createMoments({ store, now, log, wait, ...deps }: MomentDeps) {
  const seen = createSeen();
  const write = createRecording({ store, now, ...deps });

  const later = createLater<FirstMoment>({
    wait,
    async hand(moments) {
      try {
        for (const [environmentId, own] of Map.groupBy(moments, ({ row }) => row.environmentId))
          await write(environmentId, own);
      } catch (error) {
        log.error({ err: error }, 'moments could not be recorded');
        for (const { row } of moments) seen.forget(row);
      }
    },
  });

  function add(moment: FirstMoment): void {
    if (later.hasRoom() && seen.add(moment.row)) later.add(moment);
  }

  return {
    /** Whether this process has not recorded it, and may. */
    isNew: seen.isNew,
    add,
    /** A user asks now. An account that is not known leaves no moment. */
    ask(ask: Ask & { subject: { version: number } }): void {
      const { compiled, subject, moment } = ask;
      if (subject.version === 0) return;
      const { accountId, userId, now: at, locale } = moment;
      const occasion = { environment: compiled.environment, accountId, state: subject.state, userId, at, locale };
      for (const about of aboutOf(moment)) add({ row: momentRow(occasion, about), ask });
    },
    settle: later.settle,
  };
}
export type Moments = ReturnType<typeof createMoments>;

/** Writes first moments with what is counted at them. */
function createRecording({ store, now, judge, ...deps }: Pick<MomentDeps, 'store' | 'now' | 'judge' | 'prune'>) {
  const prune = createPruning(store, deps.prune);

  return async function write(environmentId: string, moments: readonly FirstMoment[]): Promise<void> {
    const listKnown = async () => {
      const rows = await store.moments.listKnown(
        environmentId,
        moments.map(({ row }) => row),
      );
      return new Map(rows.map((row) => [keyOf(row), row.at]));
    };
    const before = await listKnown();
    // One that was written together with its event is there, and is the first all the same.
    let first = onceEach(moments).filter(({ row }) => (before.get(keyOf(row)) ?? row.at) === row.at);
    const pruned = prune(now());
    for (let tries = 1; ; tries++) {
      const others = await judge(first);
      const fresh = first.flatMap(({ row }) => (before.has(keyOf(row)) ? [] : [row]));
      const record = store.moments.record(fresh, tries < MOST_TRIES ? 'refuse' : 'keep');
      if ((await store.write([record, ...others, ...pruned])) === 'written') return;
      // Another server was asked the same meanwhile, and has counted it.
      const known = await listKnown();
      first = first.filter(({ row }) => before.has(keyOf(row)) || !known.has(keyOf(row)));
    }
  };
}

/** Takes out a bounded number of old rows now and then. */
function createPruning({ moments }: MomentDeps['store'], pruneOthers: MomentDeps['prune']) {
  let prunedAt = Number.NEGATIVE_INFINITY;
  return function prune(at: number): Statement[] {
    if (at - prunedAt < PRUNE_MS) return [];
    prunedAt = at;
    return [moments.prune(Math.floor(at / DAY_MS) - KEEP_DAYS, PRUNED_TOGETHER), ...pruneOthers(at)];
  };
}

/** The first of each key, in one order, so that two servers never wait for each other in a circle. */
function onceEach(moments: readonly FirstMoment[]): FirstMoment[] {
  const keyed = new Map(moments.toReversed().map((moment) => [keyOf(moment.row), moment]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, moment]) => moment);
}

function keyOf({ accountId, day, userId, what, name }: MomentRow): string {
  return JSON.stringify([accountId, day, userId, what, name]);
}
