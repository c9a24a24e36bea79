import type { Columns } from '../sqlite/columns.ts';
import type { Owner } from './environments.ts';

/** Secrets by which callers are known, each of one environment. */
export function keyTables({ table, text, time, word, primaryKey, index, uniqueIndex }: Columns, owner: Owner) {
  const keys = table(
    'keys',
    {
      id: text('id').primaryKey(),
      environmentId: owner(),
      kind: word<'pk' | 'sk'>('kind').notNull(),
      name: text('name').notNull(),
      hash: text('hash').notNull(),
      hint: text('hint').notNull(),
      createdAt: time('created_at').notNull(),
      revokedAt: time('revoked_at'),
    },
    (row) => [uniqueIndex('keys_hash').on(row.hash), index('keys_environment').on(row.environmentId)],
  );

  const identitySecrets = table(
    'identity_secrets',
    {
      id: text('id').primaryKey(),
      environmentId: owner(),
      algorithm: word<'HS256' | 'ES256' | 'RS256'>('algorithm').notNull(),
      secret: text('secret').notNull(),
      createdAt: time('created_at').notNull(),
      revokedAt: time('revoked_at'),
    },
    (row) => [index('identity_secrets_environment').on(row.environmentId)],
  );

  const webhookSecrets = table(
    'webhook_secrets',
    { environmentId: owner(), kind: text('kind').notNull(), secret: text('secret').notNull() },
    (row) => [primaryKey({ columns: [row.environmentId, row.kind] })],
  );
  return { keys, identitySecrets, webhookSecrets };
}
