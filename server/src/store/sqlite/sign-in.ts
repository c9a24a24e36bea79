import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from './migrate.ts';
import { signInAccounts, signInSessions, signInUsers, signInVerifications } from './schema.ts';

/** Where the sign-in library keeps members and sessions: its own connection to the same file, or memory for `:memory:`. */
export function openSignIn(file: string) {
  const client = new Database(file);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  migrate(client);
  const schema = {
    user: signInUsers,
    session: signInSessions,
    account: signInAccounts,
    verification: signInVerifications,
  };
  return {
    // An asynchronous transaction on this driver throws.
    adapter: drizzleAdapter(drizzle(client), { provider: 'sqlite', schema, transaction: false }),
    close: (): void => {
      client.close();
    },
  };
}
