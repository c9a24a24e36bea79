import { v7 } from 'uuid';
import { z } from 'zod';
import type { Environments } from './environments/environments.ts';
import type { Deps } from './http/deps.ts';
import type { Identities } from './identity/secrets.ts';
import type { Keys } from './keys/keys.ts';

const SETTING = 'workspace';
const workspaceSchema = z.object({ id: z.string(), name: z.string() });

/** The one workspace of an installation, with its environments and their first keys. */
export function createWorkspaces(
  { store }: Pick<Deps, 'store'>,
  nouns: { environments: Environments; keys: Keys; identities: Identities },
) {
  const find = async () => workspaceSchema.safeParse(await store.settings.find(SETTING)).data ?? null;

  const create = async (
    name: string,
    planned: readonly { id?: string; name: string; kind: 'production' | 'development' }[],
  ) => {
    const workspace = { id: v7(), name };
    const made = planned.map((each) => nouns.environments.record(workspace.id, each));
    await store.write([
      store.environments.recordWorkspace(workspace),
      ...made.map(({ statement }) => statement),
      store.settings.save(SETTING, workspace),
    ]);
    nouns.environments.forget();
    return { workspace, environments: made.map(({ row }) => row) };
  };

  return {
    find,
    create,
    /** For the first owner: production and development, with keys that are shown this once. */
    async setUp(owner: { id: string; name: string }) {
      const { workspace, environments } = await create(`${owner.name}'s workspace`, [
        { name: 'Production', kind: 'production' },
        { name: 'Development', kind: 'development' },
      ]);
      const who = `member:${owner.id}`;
      const withKeys = environments.map(async ({ id, name, kind }) => ({
        id,
        name,
        kind,
        publicKey: (await nouns.keys.issue(id, 'pk', 'First public key', who)).key,
        secretKey: (await nouns.keys.issue(id, 'sk', 'First secret key', who)).key,
        identitySecret: (await nouns.identities.add(id, 'HS256', null, who)).secret,
      }));
      return { workspace, environments: await Promise.all(withKeys) };
    },
  };
}
