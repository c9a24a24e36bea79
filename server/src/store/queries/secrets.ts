import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type IdentitySecretRow = Tables['identitySecrets']['$inferSelect'];
export type WebhookSecretRow = Tables['webhookSecrets']['$inferSelect'];

/** What identity tokens and webhooks are verified with. */
export function createSecretQueries({ db, tables: { identitySecrets, webhookSecrets } }: Connection) {
  return {
    listIdentity: async (environmentId: string): Promise<IdentitySecretRow[]> =>
      await db
        .select()
        .from(identitySecrets)
        .where(and(eq(identitySecrets.environmentId, environmentId), isNull(identitySecrets.revokedAt)))
        .orderBy(asc(identitySecrets.createdAt), asc(identitySecrets.id)),
    recordIdentity: (row: IdentitySecretRow): Statement => insertRows(identitySecrets, [row]),
    revokeIdentity: (environmentId: string, id: string, at: number): Statement =>
      statement(
        db
          .update(identitySecrets)
          .set({ revokedAt: at })
          .where(
            and(
              eq(identitySecrets.environmentId, environmentId),
              eq(identitySecrets.id, id),
              isNull(identitySecrets.revokedAt),
            ),
          ),
        1,
      ),
    listWebhook: async (kind: string): Promise<WebhookSecretRow[]> =>
      await db.select().from(webhookSecrets).where(eq(webhookSecrets.kind, kind)),
    saveWebhook: (row: WebhookSecretRow): Statement => insertRows(webhookSecrets, [row], 'replace'),
  };
}
