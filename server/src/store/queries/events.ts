import type { AcceptedEvent } from '@uptier/shared/contracts/event.ts';
import { and, asc, desc, eq, gte, lt, lte, or, sql } from 'drizzle-orm';
import { type Connection, insertRows, type Statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

/** `imported`: brought in as history, so it counts as received at its own time. */
export interface StoredEvent extends AcceptedEvent {
  imported: boolean;
}
type EventRow = Tables['events']['$inferSelect'];

/** Stays below the number of values one SQLite statement may bind. */
const MOST_PAIRS = 8000;

/** One text for an event's identity inside an environment; ids hold no control characters. */
export function eventKey(accountId: string, id: string): string {
  return `${accountId}\u0000${id}`;
}

/** What happened to accounts. The key of an event is (environment, account, id). */
export function createEventQueries({ db, tables: { events } }: Connection) {
  /** Which of these events are already there, as `eventKey`s. */
  async function listKnown(
    environmentId: string,
    pairs: readonly { accountId: string; id: string }[],
  ): Promise<Set<string>> {
    const known = new Set<string>();
    for (let from = 0; from < pairs.length; from += MOST_PAIRS) {
      const some = pairs.slice(from, from + MOST_PAIRS).map(({ accountId, id }) => sql`(${accountId}, ${id})`);
      const rows = await db
        .select({ accountId: events.accountId, id: events.id })
        .from(events)
        .where(
          and(
            eq(events.environmentId, environmentId),
            sql`(${events.accountId}, ${events.id}) in (values ${sql.join(some, sql`, `)})`,
          ),
        );
      for (const { accountId, id } of rows) known.add(eventKey(accountId, id));
    }
    return known;
  }

  return {
    listKnown,
    record: (environmentId: string, list: readonly StoredEvent[]): Statement =>
      insertRows(events, list.map(toRow(environmentId))),
    replace: (environmentId: string, list: readonly StoredEvent[]): Statement =>
      insertRows(events, list.map(toRow(environmentId)), 'replace'),
  };
}

/** What one account did, whole or in part. */
export function createHistoryQueries({ db, tables: { events } }: Connection) {
  return {
    find: async (environmentId: string, accountId: string, id: string): Promise<StoredEvent | null> => {
      const isOne = and(eq(events.environmentId, environmentId), eq(events.accountId, accountId), eq(events.id, id));
      const [row] = await db.select().from(events).where(isOne);
      return row ? toEvent(row) : null;
    },
    /** All of one account, oldest first. */
    listOfAccount: async (environmentId: string, accountId: string): Promise<StoredEvent[]> => {
      const isOfAccount = and(eq(events.environmentId, environmentId), eq(events.accountId, accountId));
      const rows = await db.select().from(events).where(isOfAccount).orderBy(asc(events.at), asc(events.id));
      return rows.map(toEvent);
    },
    /** Those whose id begins with an ASCII text. */
    listWithPrefix: async (environmentId: string, accountId: string, prefix: string): Promise<StoredEvent[]> => {
      const isOfAccount = and(eq(events.environmentId, environmentId), eq(events.accountId, accountId));
      const isInRange = and(gte(events.id, prefix), lt(events.id, `${prefix}\u{10ffff}`));
      const rows = await db.select().from(events).where(and(isOfAccount, isInRange));
      return rows.map(toEvent);
    },
    /** What the server knew of one account at `at`: events of that time or before, received by then. Oldest first. */
    listAsOf: async (environmentId: string, accountId: string, at: number): Promise<StoredEvent[]> => {
      const isKnownThen = and(
        eq(events.environmentId, environmentId),
        eq(events.accountId, accountId),
        lte(events.at, at),
        or(lte(events.receivedAt, at), eq(events.imported, true)),
      );
      const rows = await db.select().from(events).where(isKnownThen).orderBy(asc(events.at), asc(events.id));
      return rows.map(toEvent);
    },
    /** Newest first, the `limit` before the event at `before`. */
    listNewest: async (
      environmentId: string,
      accountId: string,
      { before, limit }: { before: { at: number; id: string } | null; limit: number },
    ): Promise<StoredEvent[]> => {
      const isOlder = before
        ? or(lt(events.at, before.at), and(eq(events.at, before.at), lt(events.id, before.id)))
        : undefined;
      const rows = await db
        .select()
        .from(events)
        .where(and(eq(events.environmentId, environmentId), eq(events.accountId, accountId), isOlder))
        .orderBy(desc(events.at), desc(events.id))
        .limit(limit);
      return rows.map(toEvent);
    },
  };
}

function toRow(environmentId: string) {
  return ({ properties, ...event }: StoredEvent): EventRow => ({
    ...event,
    environmentId,
    properties: isEmpty(properties) ? null : properties,
  });
}

function toEvent({ environmentId: _, properties, ...event }: EventRow): StoredEvent {
  return { ...event, properties: properties ?? {} };
}

function isEmpty(properties: object): boolean {
  for (const _ in properties) return false;
  return true;
}
