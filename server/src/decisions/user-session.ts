import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { dropOldest } from '../http/drop-oldest.ts';
import type { Store } from '../store/port.ts';
import type { Identity } from './token.ts';

const MINUTE_MS = 60_000;
const MOST_KNOWN = 50_000;

interface UserSession {
  startedAt: EpochMs;
  lastCallAt: EpochMs;
  writtenAt: EpochMs;
}

/**
 * Tells when a user's session began: calls without a gap of `sessionMinutes`. It is written at most once a minute, so a
 * restart can only make a session look up to a minute older in its last call.
 */
export function createUserSessions({ store, now }: { store: Store; now: () => EpochMs }) {
  const known = new Map<string, UserSession>();

  async function read(key: string, who: Identity): Promise<UserSession | null> {
    const held = known.get(key);
    if (held) return held;
    const row = await store.userSessions.find(who.environmentId, who.accountId, who.userId);
    return row && { startedAt: row.startedAt, lastCallAt: row.lastCallAt, writtenAt: row.lastCallAt };
  }

  function remember(key: string, session: UserSession): void {
    known.delete(key);
    known.set(key, session);
    dropOldest(known, MOST_KNOWN);
  }

  /** The session that a call at `at` goes on with, null when it would begin one. */
  async function current(key: string, who: Identity, at: EpochMs, sessionMinutes: number): Promise<UserSession | null> {
    const before = await read(key, who);
    if (isOpen(before, at, sessionMinutes)) return before;
    // The user may have called another server meanwhile.
    if (!store.isShared || !known.delete(key)) return null;
    const written = await read(key, who);
    return isOpen(written, at, sessionMinutes) ? written : null;
  }

  return {
    /** Counts this call and answers when the session began. */
    async touch(who: Identity, sessionMinutes: number): Promise<EpochMs> {
      const at = now();
      const key = keyOf(who);
      const before = await current(key, who, at, sessionMinutes);
      const startedAt = before?.startedAt ?? at;
      const isDue = !before || at - before.writtenAt >= MINUTE_MS;
      remember(key, { startedAt, lastCallAt: at, writtenAt: isDue ? at : before.writtenAt });
      if (isDue) await store.write([store.userSessions.save({ ...who, startedAt, lastCallAt: at })]);
      return startedAt;
    },
    /** The same for somebody else who looks on: nothing is counted or written. */
    async look(who: Identity, sessionMinutes: number): Promise<EpochMs> {
      const at = now();
      return (await current(keyOf(who), who, at, sessionMinutes))?.startedAt ?? at;
    },
    /** When the session began that held a moment; of one that is over nothing is known, so that it begins there. */
    async startedBy(who: Identity, at: EpochMs, sessionMinutes: number): Promise<EpochMs> {
      const session = await read(keyOf(who), who);
      return isOpen(session, at, sessionMinutes) && at >= session.startedAt ? session.startedAt : at;
    },
  };
}

export type UserSessions = ReturnType<typeof createUserSessions>;

/** The first of the calls that lead up to an instant without a gap. */
export function firstCall(at: EpochMs, sessionMinutes: number, calls: readonly EpochMs[]): EpochMs {
  const before = calls.filter((call) => call <= at).sort((a, b) => b - a);
  return before.reduce((first, call) => (first - call < sessionMinutes * MINUTE_MS ? call : first), at);
}

function isOpen(session: UserSession | null, at: EpochMs, sessionMinutes: number): session is UserSession {
  return session !== null && at - session.lastCallAt < sessionMinutes * MINUTE_MS;
}

function keyOf({ environmentId, accountId, userId }: Identity): string {
  return JSON.stringify([environmentId, accountId, userId]);
}
