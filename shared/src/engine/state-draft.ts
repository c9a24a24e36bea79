import type { EpochMs } from '../contracts/time.ts';
import type { TraitValue } from '../contracts/trait.ts';
import { noDays, packCounts, readCounts } from './day-counts.ts';
import { emptyDaySet, packDays, readDays } from './day-set.ts';
import { own } from './own.ts';
import { addPlan } from './plan-history.ts';
import {
  type AccountState,
  type DayCounts,
  type Mark,
  type Plan,
  RETENTION_DAYS,
  type Stamped,
  USER_RETENTION_DAYS,
  type UserState,
} from './state.ts';

type Usage = Readonly<Record<string, DayCounts>>;

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
    const packed = new Map(Object.entries(this.#packed));
    for (const [name, days] of this.#open) packed.set(name, packCounts(days, retention));
    return sortedRecord(packed);
  }
}

export interface UserDraft {
  traits: Map<string, Stamped<TraitValue>>;
  lastActiveAt: EpochMs | null;
  days: Set<number>;
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

export function openDraft(base: AccountState): Draft {
  const draft: Draft = {
    base,
    plans: base.plans,
    traits: new Map(Object.entries(base.traits)),
    users: new Map(),
    usage: new UsageDraft(base.usage),
    levels: new Map(Object.entries(base.levels)),
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

export function closeDraft(draft: Draft): AccountState {
  const users = new Map(Object.entries(draft.base.users));
  for (const [id, user] of draft.users) users.set(id, closeUser(user));
  return {
    plans: draft.plans,
    traits: sortedRecord(draft.traits),
    users: sortedRecord(users),
    usage: draft.usage.close(RETENTION_DAYS),
    levels: sortedRecord(draft.levels),
    marks: draft.marks,
  };
}

function openUser(user: UserState | undefined): UserDraft {
  return {
    traits: new Map(Object.entries(user?.traits ?? {})),
    lastActiveAt: user?.lastActiveAt ?? null,
    days: readDays(user?.days ?? emptyDaySet),
    usage: new UsageDraft(user?.usage ?? {}),
  };
}

function closeUser(user: UserDraft): UserState {
  return {
    traits: sortedRecord(user.traits),
    lastActiveAt: user.lastActiveAt,
    days: packDays(user.days, RETENTION_DAYS),
    usage: user.usage.close(USER_RETENTION_DAYS),
  };
}

// `fromEntries` defines own properties, so that a name like __proto__ is a name like any other.
function sortedRecord<Value>(map: ReadonlyMap<string, Value>): Record<string, Value> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
