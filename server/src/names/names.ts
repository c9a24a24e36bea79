import { type SeenNames, type SeenTrait, type ValueKind, valueKinds } from '@uptier/shared/contracts/audience.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { Deps } from '../http/deps.ts';
import { createHeld } from '../http/held.ts';
import type { Store } from '../store/port.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import type { SeenNameRow } from '../store/queries/names.ts';
import { MOST_NAMES, NameBook } from './book.ts';
import { examplesIn } from './examples.ts';
import { createNameCount } from './from-accounts.ts';

const MOST_ASKED = 5000;
const MOST_FOR_EXAMPLES = 50;
const PAGE = 500;

/** The names of traits and events that each environment really sent, for audiences to be offered and checked by. */
export function createNames({ store }: Pick<Deps, 'store'>) {
  const books = createHeld(async (environmentId): Promise<NameBook> => {
    const rows = await store.names.list(environmentId);
    // An environment of before there was a list of names has accounts all the same.
    return new NameBook(environmentId, rows.length > 0 ? rows : await fill(store, environmentId));
  });

  /** Without examples. */
  async function list(environmentId: string): Promise<SeenNames> {
    await books.read(environmentId);
    return namesOf(await store.names.list(environmentId));
  }

  return {
    list,
    async read(environmentId: string): Promise<SeenNames> {
      const [{ traits, events }, states] = await Promise.all([list(environmentId), recentStates(store, environmentId)]);
      const examples = examplesIn(states);
      return {
        traits: traits.map((trait) => ({ ...trait, examples: examples.get(`${trait.of} ${trait.name}`) ?? [] })),
        events,
      };
    },

    /** Finds all names again in the accounts, while nobody else writes. Those that no account holds any more are gone. */
    async rebuild(environmentId: string): Promise<void> {
      const { count, rows } = createNameCount(environmentId);
      let after: string | undefined = '';
      while (after !== undefined) {
        const ids = await store.accounts.listIds(environmentId, after, PAGE);
        for (const { state } of await store.accounts.listByIds(environmentId, ids)) count(state);
        after = ids.at(-1);
      }
      await store.write(store.names.replace(environmentId, rows()));
      books.forget(environmentId);
    },

    /** Writes the new names of a round together with its events. */
    async onEvents(environmentId: string, events: readonly StoredEvent[]) {
      const book = await books.read(environmentId);
      const rows = book.spot(events);
      return {
        statements: rows.length > 0 ? [store.names.record(rows)] : [],
        written: () => book.add(rows),
      };
    },
  };
}
export type Names = ReturnType<typeof createNames>;

async function fill(store: Store, environmentId: string): Promise<SeenNameRow[]> {
  const { count, rows } = createNameCount(environmentId);
  for (const state of await recentStates(store, environmentId, MOST_ASKED)) count(state);
  const found = rows();
  if (found.length > 0) await store.write([store.names.record(found)]);
  return found;
}

/** States of the accounts that were active last. */
async function recentStates(store: Store, environmentId: string, limit = MOST_FOR_EXAMPLES): Promise<AccountState[]> {
  const recent = await store.accounts.list(environmentId, { sort: 'lastActiveAt', after: null, limit });
  const states: AccountState[] = [];
  for (let from = 0; from < recent.length; from += PAGE) {
    const ids = recent.slice(from, from + PAGE).map(({ id }) => id);
    states.push(...(await store.accounts.listByIds(environmentId, ids)).map(({ state }) => state));
  }
  return states;
}

/** Writers that do not know of each other may have written a few more than are kept. */
function namesOf(rows: readonly SeenNameRow[]): SeenNames {
  const events = rows.flatMap(({ of, name }) => (of === 'event' ? [name] : []));
  const kinds = new Map<string, { of: SeenTrait['of']; name: string; kinds: ValueKind[] }>();
  for (const { of, name, kind } of rows) {
    if (of === 'event' || kind === 'event') continue;
    const known = kinds.get(`${of} ${name}`);
    if (known) known.kinds.push(kind);
    else kinds.set(`${of} ${name}`, { of, name, kinds: [kind] });
  }
  const traits = [...kinds.values()].sort((a, b) => compare(a.of, b.of) || compare(a.name, b.name));
  return {
    traits: traits.slice(0, MOST_NAMES).map((trait) => ({
      ...trait,
      kinds: valueKinds.filter((kind) => trait.kinds.includes(kind)),
      examples: [],
    })),
    events: events.sort(compare).slice(0, MOST_NAMES),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
