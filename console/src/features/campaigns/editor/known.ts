import type { SeenNames, SeenTrait, ValueKind } from '@uptier/shared/contracts/audience.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { KNOWN_TRAITS } from './conditions.ts';

/** What conditions can be written of: what is sold, and what was really sent. */
export interface Known {
  readonly catalog: Catalog;
  readonly names: SeenNames | null;
}

const ENGINE_KINDS: Readonly<Record<string, ValueKind>> = {
  renewalAt: 'date',
  openDealAt: 'date',
  budgetAt: 'date',
  termMonths: 'number',
  npsScore: 'number',
  csatScore: 'number',
  champion: 'boolean',
  executive: 'boolean',
};

const find = (names: SeenNames | null, of: 'account' | 'user', name: string): SeenTrait | undefined =>
  names?.traits.find((trait) => trait.of === of && trait.name === name);

/** Names of traits to offer: those that were sent, then those the engine understands. */
export function traitNames({ names }: Known, of: 'account' | 'user'): string[] {
  const sent = (names?.traits ?? []).filter((trait) => trait.of === of).map(({ name }) => name);
  return [...new Set([...sent.toSorted(), ...KNOWN_TRAITS[of]])];
}

/** The kinds a trait has held; of one that was never sent, what the engine takes it for. */
export function kindsOf({ names }: Known, of: 'account' | 'user', name: string): readonly ValueKind[] {
  const seen = find(names, of, name);
  if (seen) return seen.kinds;
  const kind = ENGINE_KINDS[name];
  return kind ? [kind] : [];
}

/** A few values it has held. */
export const examplesOf = ({ names }: Known, of: 'account' | 'user', name: string): string[] =>
  (find(names, of, name)?.examples ?? []).map(String);

/** Names of events to offer: what was sent, features and limits. */
export const eventNames = ({ names, catalog }: Known): string[] => [
  ...new Set([
    ...catalog.features.map(({ id }) => id),
    ...catalog.limits.map(({ id }) => id),
    ...(names?.events ?? []),
  ]),
];

/** Values a list may hold, by what the list is of. */
export function listOptions(known: Known, of: 'tier' | 'role' | 'locale'): string[] {
  if (of === 'tier') return known.catalog.tiers.map(({ id }) => id);
  const seen = examplesOf(known, 'user', of);
  const usual = of === 'role' ? ['owner', 'admin', 'billing', 'member'] : ['en', 'de', 'fr', 'es'];
  return [...new Set([...seen, ...usual])];
}
