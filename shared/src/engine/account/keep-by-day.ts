import type { Catalog } from '../../contracts/catalog.ts';
import type { AccountState } from '../state/state.ts';

type Find<Value> = (state: AccountState, catalog: Catalog, today: number, tier: string | null) => Value;

/**
 * Remembers with each state what was last worked out from it. States are never changed and counts are by calendar day,
 * so the answer stays the same until the state, the catalog, the day or the tier is another.
 */
export function keepByDay<Value>(find: Find<Value>): Find<Value> {
  const kept = new WeakMap<AccountState, { catalog: Catalog; today: number; tier: string | null; value: Value }>();
  return (state, catalog, today, tier) => {
    const known = kept.get(state);
    if (known && known.catalog === catalog && known.today === today && known.tier === tier) return known.value;
    const value = find(state, catalog, today, tier);
    kept.set(state, { catalog, today, tier, value });
    return value;
  };
}
