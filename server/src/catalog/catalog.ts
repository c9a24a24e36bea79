import { type Catalog, catalogSchema } from '@uptier/shared/contracts/catalog.ts';
import type { Deps } from '../http/deps.ts';
import { createDocuments } from '../http/documents.ts';
import { invalidInput } from '../http/problem.ts';

const nothingSold: Catalog = { version: 0, tiers: [], features: [], limits: [], products: [] };

/** What each environment sells, every version of it. `changed` is told after each write, which replaces the whole. */
export function createCatalogs(
  deps: Pick<Deps, 'store' | 'now'>,
  changed: (environmentId: string) => void = () => undefined,
) {
  const accept = (sent: unknown): Catalog => {
    const parsed = catalogSchema.safeParse(sent);
    if (parsed.success) return parsed.data;
    throw invalidInput(parsed.error, 'The catalog');
  };
  return createDocuments<Catalog>(
    deps,
    {
      ...{ kind: 'catalog', unwritten: nothingSold, before: 'first', accept },
      parse: (body) => catalogSchema.parse(body),
      detail: ({ version }) => ({ version }),
    },
    changed,
  );
}
export type Catalogs = ReturnType<typeof createCatalogs>;
