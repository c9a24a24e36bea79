import { type Catalog, catalogSchema } from '@uptier/shared/contracts/catalog.ts';
import type { Deps } from '../http/deps.ts';
import { createDocuments } from '../http/documents.ts';
import { invalidInput } from '../http/problem.ts';
import { markCounting } from './counted.ts';

const nothingSold: Catalog = { version: 0, tiers: [], features: [], limits: [], products: [] };

/** What each environment sells, every version of it. `changed` is told after each write, which replaces the whole. */
export function createCatalogs(
  deps: Pick<Deps, 'store' | 'now'>,
  changed: (environmentId: string) => void = () => undefined,
) {
  const accept = (sent: unknown, current: Catalog): Catalog => {
    const parsed = catalogSchema.safeParse(sent);
    if (parsed.success) return withFormerTiers(parsed.data, current);
    throw invalidInput(parsed.error, 'The catalog');
  };
  return createDocuments<Catalog>(
    deps,
    {
      ...{ kind: 'catalog', unwritten: nothingSold, before: 'first', accept },
      parse: (body) => catalogSchema.parse(body),
      detail: ({ version }) => ({ version }),
      beside: (environmentId, current, next) => markCounting(deps.store, environmentId, { current, next }),
    },
    changed,
  );
}

/** A tier that is sold no more keeps the accounts that were told to be on it. */
function withFormerTiers(sent: Catalog, { tiers, formerTiers = [] }: Catalog): Catalog {
  const isSold = (id: string) => sent.tiers.some((tier) => tier.id === id);
  const known = new Set([...formerTiers, ...(sent.formerTiers ?? []), ...tiers.map(({ id }) => id)]);
  const former = [...known].filter((id) => !isSold(id));
  return former.length > 0 || sent.formerTiers ? { ...sent, formerTiers: former } : sent;
}

export type Catalogs = ReturnType<typeof createCatalogs>;
