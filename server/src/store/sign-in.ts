import type { drizzleAdapter } from 'better-auth/adapters/drizzle';

/** Where the sign-in library keeps members and sessions. */
export interface SignInDatabase {
  adapter: ReturnType<typeof drizzleAdapter>;
  close(): void | Promise<void>;
}
