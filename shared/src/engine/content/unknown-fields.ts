import type { Catalog } from '../../contracts/catalog.ts';
import { fieldsIn } from './fill.ts';
import { mergeFields } from './merge-fields.ts';

const ANY_TRAIT = '<trait>';

/**
 * The merge fields of a text that a catalog does not offer: no account could ever fill them.
 *
 * @example unknownFields('Hello {{user.name}}, {{nobody.knows}}', catalog) // ['nobody.knows']
 */
export function unknownFields(text: string, catalog: Catalog): string[] {
  const used = fieldsIn(text);
  if (used.length === 0) return used;
  const offered = mergeFields(catalog);
  return used.filter((field) => !offered.some((known) => isOne(known.field, field)));
}

function isOne(known: string, field: string): boolean {
  if (!known.endsWith(ANY_TRAIT)) return known === field;
  const prefix = known.slice(0, -ANY_TRAIT.length);
  return field.startsWith(prefix) && field.length > prefix.length;
}
