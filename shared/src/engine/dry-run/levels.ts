import type { Catalog } from '../../contracts/catalog.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { limitOf, planAt } from '../account/plan.ts';
import type { Firing, Ledger } from '../ledger/ledger.ts';
import { own } from '../state/own.ts';
import type { AccountState } from '../state/state.ts';
import { DAY_MS } from '../time/calendar.ts';

/** Firings of levels, in order of time. Those of metered limits follow from the days that were counted. */
export function levelFirings({ firings }: Ledger): Firing[] {
  return firings.filter(({ period }) => period === null).sort((a, b) => a.at - b.at);
}

/**
 * An account's state with the levels of a past instant, as far as its firings tell: at least the threshold that fired
 * last, less than the one that fires next. A level that was set before that instant stands as it is.
 */
export class Levels {
  readonly #state: AccountState;
  readonly #catalog: Catalog;
  readonly #firings: readonly Firing[];
  /** Instants from which another state holds. */
  readonly #turns: readonly EpochMs[];
  readonly #states = new Map<number, AccountState>();

  constructor(state: AccountState, catalog: Catalog, firings: readonly Firing[]) {
    this.#state = state;
    this.#catalog = catalog;
    this.#firings = firings;
    const stamps = firings.flatMap(({ limit }) => own(state.levels, limit)?.at ?? []);
    const plans = state.plans.map(({ at }) => at);
    this.#turns = [...firings.flatMap(({ at }) => [at, at + DAY_MS]), ...stamps, ...plans];
  }

  /** The state to decide on at an instant; the same one while nothing turns. */
  at(now: EpochMs): AccountState {
    if (this.#firings.length === 0) return this.#state;
    const turned = this.#turns.filter((turn) => turn <= now).length;
    const known = this.#states.get(turned);
    if (known) return known;
    const state = { ...this.#state, levels: this.#levelsAt(now) };
    this.#states.set(turned, state);
    return state;
  }

  #levelsAt(now: EpochMs): AccountState['levels'] {
    const plan = planAt(this.#state, now)?.value ?? null;
    const told = new Set(this.#firings.map(({ limit }) => limit));
    const past = [...told].flatMap((limit) => {
      const level = own(this.#state.levels, limit);
      if (!level || level.at <= now || limitOf(this.#catalog, plan, limit) === null) return [];
      const firings = this.#firings.filter((firing) => firing.limit === limit);
      return [[limit, { ...level, value: clamp(level.value, firings, now) }] as const];
    });
    return { ...this.#state.levels, ...Object.fromEntries(past) };
  }
}

/** How long a level that fell again is taken to have stood where it fired. */
const STOOD_MS = DAY_MS;

function clamp(value: number, firings: readonly Firing[], now: EpochMs): number {
  const reached = ({ threshold, max }: Firing) => Math.ceil((max * threshold) / 100);
  const next = firings.find(({ at }) => at > now);
  const last = firings.findLast(({ at }) => at <= now);
  const below = next ? Math.max(0, Math.min(value, reached(next) - 1)) : value;
  const isUp = last && (!last.rearmed || now - last.at < STOOD_MS);
  return isUp ? Math.max(below, reached(last)) : below;
}

/** A firing says that those of its threshold and above had been re-armed: the level had fallen in between. */
export function rearmFor(ledger: Ledger, fired: Firing): Ledger {
  const isOld = (row: Firing) =>
    row.limit === fired.limit && row.period === null && row.threshold >= fired.threshold && !row.rearmed;
  if (!ledger.firings.some(isOld)) return ledger;
  const firings = ledger.firings.map((row) => (isOld(row) ? { ...row, rearmed: true, low: GONE } : row));
  return { ...ledger, firings };
}

/** Stands for no threshold any more. */
const GONE = -1;
