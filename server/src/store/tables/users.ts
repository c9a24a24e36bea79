import type { Columns } from '../sqlite/columns.ts';

/** Sessions of users, and who is who by what Segment said. */
export function userTables({ table, text, time, flag, primaryKey }: Columns) {
  const userSessions = table(
    'user_sessions',
    {
      environmentId: text('environment_id').notNull(),
      accountId: text('account_id').notNull(),
      userId: text('user_id').notNull(),
      startedAt: time('started_at').notNull(),
      lastCallAt: time('last_call_at').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.accountId, row.userId] })],
  );

  const segmentGroups = table(
    'segment_groups',
    {
      environmentId: text('environment_id').notNull(),
      userId: text('user_id').notNull(),
      accountId: text('account_id').notNull(),
      at: time('at').notNull(),
      eventId: text('event_id').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.userId] })],
  );

  const segmentAliases = table(
    'segment_aliases',
    {
      environmentId: text('environment_id').notNull(),
      previousId: text('previous_id').notNull(),
      userId: text('user_id').notNull(),
      at: time('at').notNull(),
      /** A server said so. What a browser says joins an anonymous name only, never another user's. */
      byServer: flag('by_server').notNull().default(false),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.previousId] })],
  );
  return { userSessions, segmentGroups, segmentAliases };
}
