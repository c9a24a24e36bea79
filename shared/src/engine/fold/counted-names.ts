import type { Alias, Catalog } from '../../contracts/catalog.ts';
import type { AcceptedEvent } from '../../contracts/event.ts';

interface Entry {
  id: string;
  serverOnly: boolean;
  where: Alias['where'];
}

interface Names {
  aliases: Map<string, Entry[]>;
  serverOnly: Set<string>;
}

const byCatalog = new WeakMap<Catalog, Names>();

/**
 * The names a usage event counts under: its own, and each feature or limit that lists it as an alias. An entry that
 * counts from servers only leaves out all other sources.
 */
export function countedNames(name: string, event: AcceptedEvent, catalog: Catalog): string[] {
  const { aliases, serverOnly } = namesOf(catalog);
  const isServer = event.source === 'server';
  const names = isServer || !serverOnly.has(name) ? [name] : [];
  for (const entry of aliases.get(name) ?? []) {
    if (names.includes(entry.id) || (entry.serverOnly && !isServer)) continue;
    if (isMatch(entry.where, event.properties)) names.push(entry.id);
  }
  return names;
}

function isMatch(where: Alias['where'], properties: AcceptedEvent['properties']): boolean {
  return Object.entries(where ?? {}).every(
    ([name, value]) => Object.hasOwn(properties, name) && properties[name] === value,
  );
}

function namesOf(catalog: Catalog): Names {
  const known = byCatalog.get(catalog);
  if (known) return known;
  const names: Names = { aliases: new Map(), serverOnly: new Set() };
  for (const { id, serverOnly, aliases } of [...catalog.features, ...catalog.limits]) {
    if (serverOnly) names.serverOnly.add(id);
    for (const { event, where } of aliases) {
      const entries = names.aliases.get(event) ?? [];
      entries.push({ id, serverOnly, where });
      names.aliases.set(event, entries);
    }
  }
  byCatalog.set(catalog, names);
  return names;
}
