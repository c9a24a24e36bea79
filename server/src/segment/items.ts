import { MAX_SEGMENT_ITEMS } from '@uptier/shared/contracts/event.ts';
import { Problem } from '../http/problem.ts';

export type Fields = { readonly [name: string]: unknown };

const kinds = ['track', 'identify', 'group', 'page', 'screen', 'alias'] as const;
export type ItemKind = (typeof kinds)[number];

/** One call of the Segment wire, its batch's context and clock included. */
export interface Item {
  kind: ItemKind;
  fields: Fields;
  context: Fields;
  sentAt: string | undefined;
}

/** True for a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id that may have been sent as a number. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The calls in a body: the body itself for an address that names their kind, else its `batch`. What has no known kind
 * is left out. Throws `too_large`.
 */
export function itemsOf(kind: ItemKind | 'batch', body: Fields): Item[] {
  if (kind !== 'batch') return [toItem(kind, body, body)];
  const batch: readonly unknown[] = Array.isArray(body.batch) ? body.batch : [];
  if (batch.length > MAX_SEGMENT_ITEMS) {
    throw new Problem('too_large', `Send at most ${MAX_SEGMENT_ITEMS} items at once. Nothing was taken.`);
  }
  return batch.flatMap((fields) => {
    const type = isFields(fields) ? kinds.find((known) => known === fields.type) : undefined;
    return type && isFields(fields) ? [toItem(type, fields, body)] : [];
  });
}

function toItem(kind: ItemKind, fields: Fields, body: Fields): Item {
  const shared = isFields(body.context) ? body.context : {};
  const own = isFields(fields.context) ? fields.context : {};
  const sentAt = fields.sentAt ?? body.sentAt;
  return { kind, fields, context: { ...shared, ...own }, sentAt: typeof sentAt === 'string' ? sentAt : undefined };
}
