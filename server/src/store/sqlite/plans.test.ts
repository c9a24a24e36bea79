import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../port.ts';
import { createStore } from '../store.ts';
import { openSqlite } from './connection.ts';
import { migrate } from './migrate.ts';

let client: Database.Database;
let store: Store;
let asked: { text: string; params: unknown[] }[] = [];

beforeEach(() => {
  client = new Database(':memory:');
  migrate(client);
  const logger = { logQuery: (text: string, params: unknown[]) => void asked.push({ text, params }) };
  store = createStore({ ...openSqlite(':memory:'), db: drizzle(client, { logger }) });
  asked = [];
});
afterEach(async () => {
  client.close();
  await store.close();
});

/** How the database finds what was asked. */
function plans(): string[] {
  return asked.flatMap(({ text, params }) =>
    client
      .prepare<unknown[], { detail: string }>(`explain query plan ${text}`)
      .all(...params)
      .flatMap(({ detail }) => (detail.startsWith('S') ? [detail] : [])),
  );
}

it.each<[string, (store: Store) => Promise<unknown>]>([
  ['exposures', ({ exposures }) => exposures.listOfAccount('e', 'acme')],
  ['history', ({ exposures }) => exposures.listHistory('e', 'acme')],
  ['movements', ({ movements }) => movements.listOfAccount('e', 'acme')],
  ['events', ({ events }) => events.listOfAccount('e', 'acme')],
  ['newest events', ({ events }) => events.listNewest('e', 'acme', { before: null, limit: 20 })],
  ['past events', ({ events }) => events.listAsOf('e', 'acme', 1)],
  [
    'kept decisions',
    ({ keptDecisions: kept }) =>
      kept.list('e', 'acme', { userId: 'ada', campaignId: 'c', before: { at: 1, id: 'x' }, limit: 20 }),
  ],
  ['grants', ({ keptDecisions }) => keptDecisions.listGrants('e', 'acme', 1)],
  ['events of billing', ({ stripe }) => stripe.listOfAccount('e', 'acme')],
  ['mutes', ({ mutes }) => mutes.findAt('e', 'acme', 1)],
])('%s of an account are found by the account', async (_, ask) => {
  await ask(store);
  expect(plans()).not.toEqual([]);
  for (const plan of plans()) expect(plan).toContain('account_id=?');
});

it('events of billing that wait are found by subscription or customer', async () => {
  await store.stripe.listWaiting('e', { subscriptionIds: ['s'], customerIds: ['c'] });
  const [bySubscription, byCustomer] = plans();
  expect(bySubscription).toContain('subscription_id=?');
  expect(byCustomer).toContain('customer_id=?');
});
