import { randomBytes } from 'node:crypto';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { importSPKI } from 'jose';
import { v7 } from 'uuid';
import type { Identity } from '../http/context.ts';
import type { Deps } from '../http/deps.ts';
import { createHeld } from '../http/held.ts';
import { Problem } from '../http/problem.ts';
import { trail } from '../http/trail.ts';
import type { IdentitySecretRow } from '../store/queries/secrets.ts';
import { verifyToken } from './verify.ts';

export type Algorithm = IdentitySecretRow['algorithm'];
/** The present one and the one it replaces. */
const MOST_SECRETS = 2;

/** The secrets and public keys that identity tokens are verified with. */
export function createIdentity({ store, now }: Pick<Deps, 'store' | 'now'>) {
  const secrets = createHeld(
    async (environmentId): Promise<readonly IdentitySecretRow[]> => await store.secrets.listIdentity(environmentId),
    store,
  );
  return {
    /** A row for a secret that is told, not drawn: the demo's. */
    row: (environmentId: string, algorithm: Algorithm, secret: string) =>
      rowOf(environmentId, algorithm, secret, now()),
    async verify(environment: Environment, token: string): Promise<Identity> {
      return await verifyToken(await secrets.read(environment.id), token, now());
    },
    list: secrets.read,
    /** Takes a public key, or draws a secret where none is given. */
    async add(
      environmentId: string,
      algorithm: Algorithm,
      publicKey: string | null,
      who: string,
    ): Promise<IdentitySecretRow> {
      const ofKind = (await secrets.read(environmentId)).filter((known) => known.algorithm === algorithm);
      if (ofKind.length >= MOST_SECRETS) {
        throw new Problem('conflict', `There are ${MOST_SECRETS} of these already: revoke the old one first.`);
      }
      const secret =
        algorithm === 'HS256' ? `idsec_${randomBytes(32).toString('base64url')}` : await checked(algorithm, publicKey);
      const made = rowOf(environmentId, algorithm, secret, now());
      const change = { environmentId, who, at: now(), what: 'identity.added', detail: { id: made.id, algorithm } };
      await store.write([store.secrets.recordIdentity(made), store.audit.record(trail(change))]);
      secrets.forget(environmentId);
      return made;
    },
    async revoke(environmentId: string, id: string, who: string): Promise<void> {
      const change = { environmentId, who, at: now(), what: 'identity.revoked', detail: { id } };
      const statements = [store.secrets.revokeIdentity(environmentId, id, now()), store.audit.record(trail(change))];
      const outcome = await store.write(statements);
      if (outcome === 'stale') throw new Problem('not_found', 'There is no such secret: see GET /v1/identity-secrets.');
      secrets.forget(environmentId);
    },
  };
}
export type Identities = ReturnType<typeof createIdentity>;

function rowOf(environmentId: string, algorithm: Algorithm, secret: string, createdAt: number): IdentitySecretRow {
  return { id: v7(), environmentId, algorithm, secret, createdAt, revokedAt: null };
}

async function checked(algorithm: Algorithm, publicKey: string | null): Promise<string> {
  try {
    await importSPKI(publicKey ?? '', algorithm);
    return publicKey ?? '';
  } catch {
    const fields = { publicKey: `a PEM public key for ${algorithm}` };
    throw new Problem('invalid', 'Send publicKey as PEM, beginning with -----BEGIN PUBLIC KEY-----.', fields);
  }
}
