import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createTables } from '../tables.ts';
import { columns } from './columns.ts';

export const tables = createTables(columns);

export const {
  settings,
  workspaces,
  environments,
  keys,
  identitySecrets,
  webhookSecrets,
  documents,
  campaigns,
  campaignVersions,
  campaignChanges,
  accounts,
  ledgers,
  events,
  looseEvents,
  userSessions,
  seenNames,
  segmentGroups,
  segmentAliases,
  exposures,
  entries,
  movements,
  upgrades,
  stripeEvents,
  moments,
  gateCounts,
  keptDecisions,
  accountMutes,
  audit,
} = tables;

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** The sign-in library's own tables, in its own shapes. */
export const signInUsers = sqliteTable('sign_in_users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull(),
  image: text('image'),
  role: text('role').notNull(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

const signInUserId = () =>
  text('user_id')
    .notNull()
    .references(() => signInUsers.id, { onDelete: 'cascade' });

export const signInSessions = sqliteTable('sign_in_sessions', {
  id: text('id').primaryKey(),
  expiresAt: moment('expires_at').notNull(),
  token: text('token').notNull().unique(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  userId: signInUserId(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

export const signInAccounts = sqliteTable('sign_in_accounts', {
  id: text('id').primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: signInUserId(),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: moment('access_token_expires_at'),
  refreshTokenExpiresAt: moment('refresh_token_expires_at'),
  scope: text('scope'),
  password: text('password'),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

export const signInVerifications = sqliteTable('sign_in_verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: moment('expires_at').notNull(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});
