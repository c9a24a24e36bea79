import { traitsSchema } from '@uptier/shared/contracts/trait.ts';
import { z } from 'zod';
import type { StoredEvent } from '../store/queries/events.ts';
import type { LooseEventRow } from '../store/queries/segment.ts';

const userTraits = z.object({ type: z.literal('traits'), of: z.literal('user'), traits: traitsSchema });

/** An event of a person whose account nobody named: kept aside. */
export function toLoose(environmentId: string, userId: string, event: StoredEvent): LooseEventRow {
  const { id, at, receivedAt, source, body, properties } = event;
  return { environmentId, userId, id, at, receivedAt, source, body: { ...body, properties } };
}

/** What a person said of itself before its account was known, now said in that account. */
export function traitsOf(rows: readonly LooseEventRow[], accountId: string): StoredEvent[] {
  return rows.flatMap(({ id, userId, at, receivedAt, source, body }) => {
    const traits = userTraits.safeParse(body);
    if (!traits.success) return [];
    return [
      { ...{ id, accountId, userId, at, receivedAt, source }, body: traits.data, imported: false, properties: {} },
    ];
  });
}
