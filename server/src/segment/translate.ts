import { v7 } from 'uuid';
import { type Fields, type Item, isFields, textOf } from './items.ts';
import type { Person } from './people.ts';

/** The event of ours that an item stands for, its account left to the caller; null for one that says nothing of use. */
export function translate(item: Item, { userId }: Person): Fields | null {
  const { fields, context } = item;
  const body = bodyOf(item, userId);
  if (!body) return null;
  const at = timeOf(fields);
  const { properties = {}, ...rest } = body;
  return {
    id: textOf(fields.messageId) ?? v7(),
    ...(at === null ? {} : { at }),
    ...(userId === null ? {} : { userId }),
    ...rest,
    properties: isFields(context.page) ? { page: context.page, ...asFields(properties) } : properties,
  };
}

function bodyOf({ kind, fields }: Item, userId: string | null): Fields | null {
  const properties = asFields(fields.properties);
  const traits = asFields(fields.traits);
  switch (kind) {
    case 'track':
      return { type: 'usage', name: fields.event, quantity: properties.quantity ?? 1, properties };
    case 'identify':
      return userId === null ? null : { type: 'traits', of: 'user', traits };
    case 'group':
      return { type: 'traits', of: 'account', traits };
    case 'page':
    case 'screen':
      return { type: 'usage', name: kind, quantity: 1, properties: { ...nameOf(fields), ...properties } };
    case 'alias':
      return null;
  }
}

function nameOf({ name, category }: Fields): Fields {
  return { ...(textOf(name) ? { name } : {}), ...(textOf(category) ? { category } : {}) };
}

/** ISO 8601 as it was sent; epoch numbers, which some senders write, in the same form. */
function timeOf({ timestamp, originalTimestamp }: Fields): unknown {
  const given = timestamp ?? originalTimestamp ?? null;
  if (typeof given !== 'number') return given;
  const date = new Date(given);
  return Number.isNaN(date.getTime()) ? String(given) : date.toISOString();
}

function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}
