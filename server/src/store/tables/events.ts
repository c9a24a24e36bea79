import type { ValueKind } from '@uptier/shared/contracts/audience.ts';
import type { EventBody, EventSource } from '@uptier/shared/contracts/event.ts';
import type { Columns } from '../sqlite/columns.ts';

/** Events as they came. */
export function eventTables({ table, text, time, flag, json, word, primaryKey, index }: Columns) {
  const events = table(
    'events',
    {
      environmentId: text('environment_id').notNull(),
      accountId: text('account_id').notNull(),
      id: text('id').notNull(),
      userId: text('user_id'),
      at: time('at').notNull(),
      receivedAt: time('received_at').notNull(),
      source: word<EventSource>('source').notNull(),
      /** Brought in as history: received at its own time. */
      imported: flag('imported').notNull(),
      body: json<EventBody>('body').notNull(),
      properties: json<{ readonly [name: string]: unknown }>('properties'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.id] }),
      index('events_at').on(row.environmentId, row.accountId, row.at),
    ],
  );

  /** Events of people whose account nobody has named yet: kept, not folded. */
  const looseEvents = table(
    'loose_events',
    {
      environmentId: text('environment_id').notNull(),
      userId: text('user_id').notNull(),
      id: text('id').notNull(),
      at: time('at').notNull(),
      receivedAt: time('received_at').notNull(),
      source: word<EventSource>('source').notNull(),
      body: json<unknown>('body').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.userId, row.id] })],
  );
  return { events, looseEvents };
}

/** What names there are to choose from. */
export function nameTables({ table, text, word, primaryKey }: Columns) {
  /** Names of traits and events that were really sent, a row for each kind of value a trait had. */
  const seenNames = table(
    'seen_names',
    {
      environmentId: text('environment_id').notNull(),
      of: word<'account' | 'user' | 'event'>('of').notNull(),
      name: text('name').notNull(),
      /** `event` for the name of an event. */
      kind: word<ValueKind | 'event'>('kind').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.of, row.name, row.kind] })],
  );
  return { seenNames };
}
