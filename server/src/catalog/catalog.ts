import { type Catalog, catalogSchema } from '@uptier/shared/contracts/catalog.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Deps } from '../http/deps.ts';
import { createHeld } from '../http/held.ts';
import { invalidInput, Problem } from '../http/problem.ts';
import { trail } from '../http/trail.ts';

const nothingSold: Catalog = { version: 0, tiers: [], features: [], limits: [], products: [] };

/** What each environment sells, every version of it. `changed` is told after each write. */
export function createCatalogs(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  changed: (environmentId: string) => void = () => undefined,
) {
  const parse = (body: unknown): Catalog => catalogSchema.parse(body);

  const held = createHeld(async (environmentId): Promise<Catalog> => {
    const row = await store.documents.find(environmentId, 'catalog');
    return row ? parse(row.body) : nothingSold;
  });

  return {
    read: held.read,
    /** The one that held at a past moment; before the first, the first. */
    async readAt(environmentId: string, at: EpochMs): Promise<Catalog> {
      const row = await store.documents.findAt(environmentId, 'catalog', at);
      return row ? parse(row.body) : nothingSold;
    },
    /** Replaces the whole document; it names the version it was made from. Throws `invalid` or `stale`. */
    async write(environmentId: string, sent: unknown, who: string): Promise<Catalog> {
      const parsed = catalogSchema.safeParse(sent);
      if (!parsed.success) throw invalidInput(parsed.error, 'The catalog');
      const current = await held.read(environmentId);
      const next = { ...parsed.data, version: current.version + 1 };
      const document = {
        environmentId,
        kind: 'catalog' as const,
        version: next.version,
        body: next,
        createdAt: now(),
        author: who,
      };
      const change = { environmentId, who, at: now(), what: 'catalog.changed', detail: { version: next.version } };
      const isStale =
        parsed.data.version !== current.version ||
        (await store.write([store.documents.record(document), store.audit.record(trail(change))])) === 'stale';
      held.forget(environmentId);
      if (isStale)
        throw new Problem('stale', `The catalog is at version ${current.version}: read it again, then change it.`);
      changed(environmentId);
      return next;
    },
  };
}
export type Catalogs = ReturnType<typeof createCatalogs>;
