/** One value with its past and its future. `key` says which edits belong together while one types. */
export type History<Value> = {
  past: readonly Value[];
  present: Value;
  future: readonly Value[];
  key: string | null;
  at: number;
};

export type Edit<Value> =
  | { kind: 'set'; value: Value; key: string | null; at: number }
  | { kind: 'undo' }
  | { kind: 'redo' };

const TYPING_MS = 1000;
const LONGEST = 200;

export const begin = <Value>(present: Value): History<Value> => ({ past: [], present, future: [], key: null, at: 0 });

/** Takes one edit. Edits of one key within a second are one step back. */
export function edit<Value>(history: History<Value>, change: Edit<Value>): History<Value> {
  const { past, present, future } = history;
  switch (change.kind) {
    case 'undo': {
      const last = past.at(-1);
      if (last === undefined) return history;
      return { past: past.slice(0, -1), present: last, future: [present, ...future], key: null, at: 0 };
    }
    case 'redo': {
      const [next, ...rest] = future;
      if (next === undefined) return history;
      return { past: [...past, present], present: next, future: rest, key: null, at: 0 };
    }
    case 'set': {
      const { value, key, at } = change;
      if (value === present) return history;
      const goesOn = key !== null && key === history.key && at - history.at < TYPING_MS;
      return { past: goesOn ? past : [...past, present].slice(-LONGEST), present: value, future: [], key, at };
    }
  }
}
