import { randomBytes } from 'node:crypto';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { v7 } from 'uuid';
import type { Deps } from '../http/deps.ts';
import { createHeld } from '../http/held.ts';
import type { Statement } from '../store/connection.ts';
import type { EnvironmentRow } from '../store/queries/environments.ts';

const ALL = 'all';

export interface NamedEnvironment extends Environment {
  name: string;
}

/** The development and production copies of the workspace. They are few and change rarely, so they are held. */
export function createEnvironments({ store, now }: Pick<Deps, 'store' | 'now'>) {
  const held = createHeld(async (): Promise<NamedEnvironment[]> => inOrder(await store.environments.list()), store);
  const list = async (): Promise<NamedEnvironment[]> => await held.read(ALL);

  return {
    list,
    /** Null asks for the first: production where there is one. */
    async find(id: string | null): Promise<NamedEnvironment | null> {
      const all = await list();
      const found =
        id === null ? (all.find(({ kind }) => kind === 'production') ?? all[0]) : all.find((each) => each.id === id);
      return found ?? null;
    },
    /** What writes a new environment. Its salt draws holdouts and variants and never changes. */
    record(workspaceId: string, { id, name, kind }: { id?: string; name: string; kind: Environment['kind'] }) {
      const at = now();
      const row: EnvironmentRow = {
        id: id ?? v7(),
        workspaceId,
        name,
        kind,
        timezone: 'UTC',
        salt: id ?? randomBytes(16).toString('hex'),
        createdAt: at,
      };
      const statement: Statement = store.environments.record(row);
      return { row, statement };
    },
    forget: (): void => held.forget(ALL),
  };
}
export type Environments = ReturnType<typeof createEnvironments>;

function inOrder(rows: EnvironmentRow[]): NamedEnvironment[] {
  return rows
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map(({ id, name, kind, timezone, salt }) => ({ id, name, kind, timezone, salt }));
}
