import type { EpochMs } from '../../contracts/time.ts';
import type { TraitValue } from '../../contracts/trait.ts';
import { noDays, olderCount, packCounts, readCounts } from '../state/day-counts.ts';
import { emptyDaySet } from '../state/day-set.ts';
import { own } from '../state/own.ts';
import {
  type AccountState,
  type DayCounts,
  type DaySet,
  type Mark,
  type Plan,
  RETENTION_DAYS,
  type Stamped,
  USER_RETENTION_DAYS,
  type UserState,
} from '../state/state.ts';
import { addPlan } from './plan-history.ts';

type Entries<Value> = Readonly<Record<string, Value>>;
type Usage = Entries<DayCounts>;

/** Day counts being added to: each name is unpacked once per batch. */
export class UsageDraft {
  readonly #packed: Usage;
  readonly #open = new Map<string, Map<number, number>>();

  constructor(packed: Usage) {
    this.#packed = packed;
  }

  add(name: string, day: number, quantity: number): void {
    let days = this.#open.get(name);
    if (!days) {
      days = readCounts(own(this.#packed, name) ?? noDays);
      this.#open.set(name, days);
    }
    days.set(day, (days.get(day) ?? 0) + quantity);
  }

  close(retention: number): Usage {
    if (this.#open.size === 0) return this.#packed;
    const pack = (name: string, days: ReadonlyMap<number, number>) =>
      packCounts(days, retention, olderCount(own(this.#packed, name) ?? noDays));
    return changed(this.#packed, new Map([...this.#open].map(([name, days]) => [name, pack(name, days)])));
  }
}

export interface UserDraft {
  base: UserState | undefined;
  /** Those set in this batch. */
  traits: Map<string, Stamped<TraitValue>>;
  lastActiveAt: EpochMs | null;
  days: DaySet;
  usage: UsageDraft;
}

/** A state being folded into. `close` makes it canonical, so that equal facts are equal text. */
export interface Draft {
  base: AccountState;
  plans: readonly Stamped<Plan>[];
  traits: Map<string, Stamped<TraitValue>>;
  users: Map<string, UserDraft>;
  usage: UsageDraft;
  levels: Map<string, Stamped<number>>;
  marks: readonly Mark[];
  user(id: string): UserDraft;
  plan(plan: Stamped<Plan>): void;
}

/** A draft that takes from a state only what is touched; the state itself stays as it is. */
export function openDraft(base: AccountState): Draft {
  const draft: Draft = {
    base,
    plans: base.plans,
    traits: new Map(),
    users: new Map(),
    usage: new UsageDraft(base.usage),
    levels: new Map(),
    marks: base.marks,
    user(id) {
      let user = draft.users.get(id);
      if (!user) {
        user = openUser(own(base.users, id));
        draft.users.set(id, user);
      }
      return user;
    },
    plan(plan) {
      draft.plans = addPlan(draft.plans, plan);
    },
  };
  return draft;
}

/** The state with everything that was folded in, names in order. */
export function closeDraft(draft: Draft): AccountState {
  const { base } = draft;
  const users = new Map([...draft.users].map(([id, user]) => [id, closeUser(user)]));
  return {
    plans: draft.plans,
    traits: changed(base.traits, draft.traits),
    users: changed(base.users, users),
    usage: draft.usage.close(RETENTION_DAYS),
    levels: changed(base.levels, draft.levels),
    marks: draft.marks,
  };
}

function openUser(base: UserState | undefined): UserDraft {
  return {
    base,
    traits: new Map(),
    lastActiveAt: base?.lastActiveAt ?? null,
    days: base?.days ?? emptyDaySet,
    usage: new UsageDraft(base?.usage ?? {}),
  };
}

function closeUser(user: UserDraft): UserState {
  return {
    traits: changed(user.base?.traits ?? {}, user.traits),
    lastActiveAt: user.lastActiveAt,
    days: user.days,
    usage: user.usage.close(USER_RETENTION_DAYS),
  };
}

/** A record with some entries set, its names in order; without a new name nothing has to be sorted. */
function changed<Value>(base: Entries<Value>, changes: ReadonlyMap<string, Value>): Entries<Value> {
  if (changes.size === 0) return base;
  const names = [...changes.keys()];
  if (names.some((name) => !Object.hasOwn(base, name)))
    return sortedRecord(new Map([...Object.entries(base), ...changes]));
  const next: Record<string, Value> = { ...base };
  for (const [name, value] of changes) next[name] = value;
  return next;
}

// `fromEntries` defines own properties, so that a name like __proto__ is a name like any other.
function sortedRecord<Value>(map: ReadonlyMap<string, Value>): Record<string, Value> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
