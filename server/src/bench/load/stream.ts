import { v7 } from 'uuid';
import { createRandom } from '../../simulate/random.ts';
import type { StoredEvent } from '../../store/queries/events.ts';

const ACCOUNTS = 1000;
const USERS = 5;
/** Features, a metered limit and a name that the catalog does not know. */
const NAMES = ['dashboards', 'report_export', 'comments', 'report_runs', 'page.opened'];

/** One use of a product by one of its users. */
export interface Use {
  id: string;
  accountId: string;
  userId: string;
  name: string;
}

/** Uses that never end and never repeat an id. */
export function createStream(name: string): (count: number) => Use[] {
  const random = createRandom(name);
  return (count) =>
    Array.from({ length: count }, () => {
      const accountId = `account-${random.whole(1, ACCOUNTS)}`;
      return { id: v7(), accountId, userId: `${accountId}-${random.whole(1, USERS)}`, name: random.pick(NAMES) };
    });
}

/** As a sender writes it. */
export function wireUse(use: Use, at: number): object {
  return { ...use, type: 'usage', at: new Date(at).toISOString(), quantity: 1, properties: { from: 'toolbar' } };
}

/** As it is kept once it was accepted. */
export function acceptedUse({ id, accountId, userId, name }: Use, at: number): StoredEvent {
  const body = { type: 'usage' as const, name, quantity: 1 };
  const properties = { from: 'toolbar' };
  return { id, accountId, userId, at, receivedAt: at, source: 'server', body, properties, imported: false };
}
