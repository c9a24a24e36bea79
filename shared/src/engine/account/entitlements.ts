import type { Catalog } from '../../contracts/catalog.ts';
import type { Entitlement } from '../../contracts/session.ts';
import { featuresOf, tierRank } from './plan.ts';

/**
 * What a tier may use, feature by feature. Without a tier nothing is allowed.
 *
 * @example entitlementsOf(catalog, 'starter').sso // { allowed: false, reason: 'not-in-tier' }
 */
export function entitlementsOf(catalog: Catalog, tier: string | null): Record<string, Entitlement> {
  const included = featuresOf(catalog, tier);
  const missing = tierRank(catalog, tier) < 0 ? 'no-tier' : 'not-in-tier';
  return Object.fromEntries(
    catalog.features.map(({ id }): [string, Entitlement] => [
      id,
      included.has(id) ? { allowed: true, reason: 'included' } : { allowed: false, reason: missing },
    ]),
  );
}
