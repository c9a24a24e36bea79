import { describe, expect, it } from 'vitest';
import type { HostEvent, UptierServer } from '../uptier/server.ts';
import { companies } from './companies.ts';
import { seedCompanies } from './seed.ts';

const price = { interval: 'month', amount: 100, currency: 'usd', stripePriceId: 'price' } as const;
const catalog = {
  tiers: ['starter', 'pro', 'pro-plus'].map((id) => ({ id, name: id, features: [], limits: {}, prices: [price] })),
  featureNames: {},
};

/** What a start at this moment would send. */
async function sentAt(now: number): Promise<HostEvent[]> {
  const sent: HostEvent[] = [];
  const server: UptierServer = {
    catalog: () => Promise.resolve(catalog),
    account: () => Promise.resolve(null),
    saveAccount: () => Promise.resolve(),
    setPlan: () => Promise.resolve(),
    send: (events) => Promise.resolve(sent.push(...events) - sent.length),
  };
  await seedCompanies(server, now);
  return sent;
}

function runsOf(events: readonly HostEvent[], accountId: string, month: string): number {
  const runs = events.filter(
    (event) => event.accountId === accountId && event.name === 'report_runs' && event.at.startsWith(month),
  );
  return runs.reduce((sum, event) => sum + Number(event.quantity), 0);
}

describe('seedCompanies', () => {
  const first = Date.UTC(2026, 10, 21, 23, 10);

  it('brings every company exactly to its report runs of the month, never ahead of now', async () => {
    const events = await sentAt(first);
    for (const company of companies) expect(runsOf(events, company.id, '2026-11')).toBe(company.reportRuns);
    expect(events.every((event) => Date.parse(event.at) <= first)).toBe(true);
  });

  it('adds no report run when it starts again in the same month', async () => {
    const known = new Set((await sentAt(first)).map((event) => `${event.accountId}/${event.id}`));
    const later = await sentAt(first + 3 * 86_400_000);
    const added = later.filter((event) => !known.has(`${event.accountId}/${event.id}`));
    expect(added.filter((event) => event.name === 'report_runs')).toEqual([]);
    expect(added.length).toBeGreaterThan(0);
  });

  it('gives no account the same id twice', async () => {
    const ids = (await sentAt(first)).map((event) => `${event.accountId}/${event.id}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('fits into the first minutes of a month', async () => {
    const midnight = await sentAt(Date.UTC(2026, 11, 1, 0, 3));
    expect(runsOf(midnight, 'northwind-labs', '2026-12')).toBe(390);
  });
});
