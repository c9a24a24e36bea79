import { and, asc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type StripeEventRow = Tables['stripeEvents']['$inferSelect'];

/** What the billing system told, kept whole: of an account, or until it is known of which. */
export function createStripeQueries({ db, tables: { stripeEvents } }: Connection) {
  const isIn = (environmentId: string) => eq(stripeEvents.environmentId, environmentId);
  const change = (environmentId: string, ids: readonly string[], values: Partial<StripeEventRow>): Statement =>
    statement(
      db
        .update(stripeEvents)
        .set(values)
        .where(and(isIn(environmentId), inArray(stripeEvents.id, [...ids]))),
    );
  return {
    record: (row: StripeEventRow): Statement => insertRows(stripeEvents, [row], 'keep'),
    listOfAccount: async (environmentId: string, accountId: string): Promise<StripeEventRow[]> =>
      await db
        .select()
        .from(stripeEvents)
        .where(and(isIn(environmentId), eq(stripeEvents.accountId, accountId)))
        .orderBy(asc(stripeEvents.created)),
    /** Events that wait for their account, of these subscriptions or customers. */
    listWaiting: async (
      environmentId: string,
      of: { subscriptionIds: readonly string[]; customerIds: readonly string[] },
    ): Promise<StripeEventRow[]> => {
      const isWaiting = and(isIn(environmentId), isNull(stripeEvents.accountId));
      const list = async (isOf: SQL): Promise<StripeEventRow[]> =>
        await db.select().from(stripeEvents).where(and(isWaiting, isOf));
      // One by one, as of two conditions of which either will do SQLite would look at all of the environment.
      const bySubscription = await list(inArray(stripeEvents.subscriptionId, [...of.subscriptionIds]));
      const byCustomer = await list(inArray(stripeEvents.customerId, [...of.customerIds]));
      return [...new Map([...bySubscription, ...byCustomer].map((row) => [row.id, row])).values()];
    },
    /** The account that an earlier event of this subscription was for. */
    findAccount: async (environmentId: string, subscriptionId: string): Promise<string | null> => {
      const isOfIt = and(
        isIn(environmentId),
        eq(stripeEvents.subscriptionId, subscriptionId),
        isNotNull(stripeEvents.accountId),
      );
      const rows = await db.select({ id: stripeEvents.accountId }).from(stripeEvents).where(isOfIt).limit(1);
      return rows[0]?.id ?? null;
    },
    link: (environmentId: string, ids: readonly string[], accountId: string) =>
      change(environmentId, ids, { accountId }),
    markApplied: (environmentId: string, ids: readonly string[], appliedAt: number) =>
      change(environmentId, ids, { appliedAt }),
  };
}
