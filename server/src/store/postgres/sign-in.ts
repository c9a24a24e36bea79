import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { SignInDatabase } from '../sign-in.ts';
import { createClient } from './client.ts';
import { signInAccounts, signInSessions, signInUsers, signInVerifications } from './schema.ts';

/** Where the sign-in library keeps members and sessions: connections of its own to the database, whose tables are there. */
export function openPostgresSignIn(url: string): SignInDatabase {
  const client = createClient(url, { max: 3 });
  const schema = {
    user: signInUsers,
    session: signInSessions,
    account: signInAccounts,
    verification: signInVerifications,
  };
  return {
    adapter: drizzleAdapter(drizzle(client), { provider: 'pg', schema, transaction: false }),
    close: async () => await client.end({ timeout: 5 }),
  };
}
