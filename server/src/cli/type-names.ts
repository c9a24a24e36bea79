import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Trigger } from '@uptier/shared/contracts/trigger.ts';

export interface NameSources {
  catalog: Pick<Catalog, 'version' | 'tiers' | 'features' | 'limits' | 'products'>;
  /** Triggers of the campaigns: those that are paused come back, and their pages must go on compiling. */
  triggers: readonly Trigger[];
  /** Events that were really sent. */
  events: readonly string[];
  /** Names that the product will use before anybody has seen them. */
  more: { placements: readonly string[]; events: readonly string[] };
}

const types = { Tier: 'tiers', Feature: 'features', Limit: 'limits', Product: 'products' } as const;

/**
 * The names of a workspace as a declaration file: the SDK takes no other names once this file is part of a program. A
 * list without a name leaves its calls open to every text.
 */
export function writeNames({ catalog, triggers, events, more }: NameSources): string {
  const counted = [...catalog.features, ...catalog.limits];
  const names = {
    features: catalog.features.map(({ id }) => id),
    limits: catalog.limits.map(({ id }) => id),
    placements: [...triggers.flatMap((one) => (one.kind === 'placement' ? [one.placement] : [])), ...more.placements],
    events: [
      ...counted.flatMap(({ id, aliases }) => [id, ...aliases.map(({ event }) => event)]),
      ...triggers.flatMap((one) => (one.kind === 'event' || one.kind === 'milestone' ? [one.name] : [])),
      ...events,
      ...more.events,
    ],
  };
  const fields = Object.entries(names).flatMap(([list, found]) => {
    const union = unionOf(found);
    return union === null ? [] : [`    ${list}: ${union};`];
  });
  const exported = Object.entries(types).map(([type, list]) => {
    return `export type ${type} = ${unionOf(catalog[list].map(({ id }) => id)) ?? 'never'};`;
  });
  return [
    `// Written by "uptier types" from version ${catalog.version} of the catalog; do not edit.`,
    "import '@uptier/sdk';",
    '',
    ...exported,
    '',
    "declare module '@uptier/sdk' {",
    '  interface UptierNames {',
    ...fields,
    '  }',
    '}',
  ].join('\n');
}

function unionOf(names: readonly string[]): string | null {
  const sorted = [...new Set(names)].sort();
  return sorted.length === 0 ? null : sorted.map((name) => JSON.stringify(name)).join(' | ');
}
