import { isDeepStrictEqual } from 'node:util';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Traits } from '@uptier/shared/contracts/trait.ts';
import { isProtectedTrait } from '@uptier/shared/engine/fold/fold-traits.ts';

/** The traits a browser may set: those not protected, and those its token claims. `ignored` names the others. */
export function keepAllowed(traits: Traits, claims: Traits, catalog: Catalog): { traits: Traits; ignored: string[] } {
  const isAllowed = ([name, value]: [string, unknown]) =>
    !isProtectedTrait(name, catalog) || (Object.hasOwn(claims, name) && isDeepStrictEqual(claims[name], value));
  const entries = Object.entries(traits);
  const ignored = entries.filter((entry) => !isAllowed(entry)).map(([name]) => name);
  return { traits: Object.fromEntries(entries.filter(isAllowed)), ignored };
}
