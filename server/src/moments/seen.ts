import { dropOldest } from '../http/drop-oldest.ts';
import type { MomentRow } from '../store/queries/moments.ts';

const MOST_USER_DAYS = 20_000;
/** So that made-up names fill neither memory nor disk. */
const MOST_NAMES = 100;

/** Which moments this process has recorded: what was not used for longest is forgotten first. */
export function createSeen() {
  const seen = new Map<string, Set<string>>();

  function namesOf(key: string): Set<string> {
    const known = seen.get(key);
    if (known) seen.delete(key);
    const names = known ?? new Set<string>();
    seen.set(key, names);
    dropOldest(seen, MOST_USER_DAYS);
    return names;
  }

  return {
    /** False when it is there, or when this user has asked for too much that day. */
    isNew(row: MomentRow): boolean {
      const names = seen.get(userDayOf(row));
      return !names || (names.size < MOST_NAMES && !names.has(nameOf(row)));
    },
    /** The same, and it is there from then on. */
    add(row: MomentRow): boolean {
      const names = namesOf(userDayOf(row));
      const name = nameOf(row);
      if (names.has(name) || names.size >= MOST_NAMES) return false;
      names.add(name);
      return true;
    },
    forget(row: MomentRow): void {
      seen.get(userDayOf(row))?.delete(nameOf(row));
    },
  };
}

/** Ids hold no control characters. */
function userDayOf({ environmentId, accountId, userId, day }: MomentRow): string {
  return `${environmentId}\u0000${accountId}\u0000${userId}\u0000${day}`;
}

function nameOf({ what, name }: MomentRow): string {
  return `${what}\u0000${name}`;
}
