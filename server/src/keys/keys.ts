import { createHash, randomBytes } from 'node:crypto';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { v7 } from 'uuid';
import type { Deps } from '../http/deps.ts';
import { Problem } from '../http/problem.ts';
import { trail } from '../http/trail.ts';
import type { KeyRow } from '../store/queries/keys.ts';

export type KeyKind = KeyRow['kind'];
interface KnownKey {
  id: string;
  kind: KeyKind;
  environment: Environment;
}

const MOST_REMEMBERED = 10_000;
/** How long another process may still honour a key that was revoked here. */
const REMEMBER_MS = 10_000;

/** Keys of environments. Only a hash is kept: a key is shown once, when it is made. */
export function createKeys(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  findEnvironment: (id: string) => Promise<Environment | null>,
) {
  const remembered = new Map<string, { known: KnownKey; until: number }>();

  const row = (environmentId: string, kind: KeyKind, name: string, key: string): KeyRow => ({
    id: v7(),
    environmentId,
    kind,
    name,
    hash: hashOf(key),
    hint: `${key.slice(0, 3)}…${key.slice(-4)}`,
    createdAt: now(),
    revokedAt: null,
  });

  return {
    /** Null for a key nobody knows or that was revoked. */
    async find(key: string): Promise<KnownKey | null> {
      const hash = hashOf(key);
      const found = remembered.get(hash);
      if (found && found.until > now()) return found.known;
      const stored = await store.keys.findByHash(hash);
      const environment = stored ? await findEnvironment(stored.environmentId) : null;
      if (!stored || !environment) return null;
      const known = { id: stored.id, kind: stored.kind, environment };
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(hash, { known, until: now() + REMEMBER_MS });
      return known;
    },
    list: async (environmentId: string) => await store.keys.list(environmentId),
    /** A row for a key that is told, not drawn: the demo's. */
    row,
    async issue(environmentId: string, kind: KeyKind, name: string, who: string): Promise<{ id: string; key: string }> {
      const key = `${kind}_${randomBytes(24).toString('base64url')}`;
      const made = row(environmentId, kind, name, key);
      const change = { environmentId, who, at: now(), what: 'key.issued', detail: { id: made.id, kind, name } };
      await store.write([store.keys.record(made), store.audit.record(trail(change))]);
      return { id: made.id, key };
    },
    async revoke(environmentId: string, id: string, who: string): Promise<void> {
      const change = { environmentId, who, at: now(), what: 'key.revoked', detail: { id } };
      const outcome = await store.write([
        store.keys.revoke(environmentId, id, now()),
        store.audit.record(trail(change)),
      ]);
      if (outcome === 'stale') throw new Problem('not_found', 'There is no such key: see GET /v1/keys.');
      remembered.clear();
    },
  };
}
export type Keys = ReturnType<typeof createKeys>;

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
