import type { AcceptedEvent, EventBody } from '@uptier/shared/contracts/event.ts';
import { foldAll } from '@uptier/shared/engine/fold/fold.ts';
import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import { createRandom, type Random } from '../../simulate/random.ts';
import type { MomentRow } from '../../store/queries/moments.ts';
import type { Place } from './place.ts';
import { departments, industries, regions, roles, tiers } from './rules.ts';

const DAY_MS = 86_400_000;
const ACCOUNTS_PER_WRITE = 200;
const DAYS = 30;
const USERS = 3;
const ACTIVE = 0.4;
const placements = ['home', 'reports', 'export', 'settings', 'team', 'billing-page'] as const;

/** A month of accounts of three users, each at work on 12 days and seen at two or three moments a day. */
export async function recordMonth(place: Place, accounts: number): Promise<{ moments: number }> {
  const { deps, nouns, environment } = place;
  const now = deps.now();
  const catalog = await nouns.catalogs.read(environment.id);
  let moments = 0;
  for (let from = 0; from < accounts; from += ACCOUNTS_PER_WRITE) {
    const ids = Array.from({ length: Math.min(ACCOUNTS_PER_WRITE, accounts - from) }, (_, at) => `month-${from + at}`);
    const rows = ids.flatMap((accountId) => momentsOf(environment.id, accountId, now));
    const states = ids.map((accountId) => {
      const state = foldAll(workOf(accountId, now), catalog, environment.timezone);
      const subject = { state, version: 1, ledger: emptyLedger, ledgerVersion: 0, createdAt: now, lastActiveAt: now };
      return deps.store.accounts.save(environment.id, accountId, subject, now);
    });
    await deps.store.write([...states, deps.store.moments.record(rows)]);
    moments += rows.length;
  }
  return { moments };
}

function usersOf(accountId: string): string[] {
  return Array.from({ length: USERS }, (_, index) => `${accountId}-user-${index}`);
}

/** What the account pays for, who it is, and how much it uses of the lower half of the features. */
function workOf(accountId: string, now: number): AcceptedEvent[] {
  const random = createRandom(accountId);
  const eventOf = (body: EventBody, at: number, userId: string | null = null): AcceptedEvent => ({
    ...{
      id: random.next().toString(36),
      accountId,
      userId,
      at,
      receivedAt: at,
      source: 'server',
      properties: {},
      body,
    },
  });
  const since = now - 90 * DAY_MS;
  const traits = { industry: random.pick(industries), region: random.pick(regions), employees: random.whole(1, 1000) };
  const names = ['dashboards', 'report_export', 'comments', 'templates', 'scheduled_reports', 'report_runs'];
  return [
    eventOf({ type: 'plan', tier: random.weighted(SHARES), mrr: 19_900, currency: 'usd' }, since),
    eventOf({ type: 'traits', of: 'account', traits: { ...traits, projects: random.whole(0, 50) } }, since),
    ...usersOf(accountId).flatMap((userId) => [
      eventOf(
        { type: 'traits', of: 'user', traits: { department: random.pick(departments), role: random.pick(roles) } },
        since,
        userId,
      ),
      ...names.flatMap((name) =>
        Array.from({ length: random.whole(0, 8) }, () =>
          eventOf({ type: 'usage', name, quantity: random.whole(1, 9) }, now - random.whole(0, 60) * DAY_MS, userId),
        ),
      ),
    ]),
  ];
}

const SHARES = tiers.map((tier, rank): [string, number] => [tier, [50, 30, 15, 5][rank] ?? 1]);

function momentsOf(environmentId: string, accountId: string, now: number): MomentRow[] {
  const random = createRandom(`moments of ${accountId}`);
  return usersOf(accountId).flatMap((userId) =>
    Array.from({ length: DAYS }, (_, ago) => (random.chance(ACTIVE) ? dayOf(random, now - ago * DAY_MS) : [])).flatMap(
      (seen) => seen.map((moment) => ({ environmentId, accountId, userId, locale: null, ...moment })),
    ),
  );
}

/** A session, and one or two placements some minutes later. */
function dayOf(random: Random, at: number): Pick<MomentRow, 'day' | 'what' | 'name' | 'at'>[] {
  const midnight = Math.floor(at / DAY_MS) * DAY_MS;
  const start = midnight - random.whole(1, 16) * 3_600_000;
  const day = Math.floor(start / DAY_MS);
  const asked = new Set([random.pick(placements), random.pick(placements)]);
  const seen = [...asked].map((name) => ({
    day,
    what: 'placement' as const,
    name,
    at: start + random.whole(1, 3600) * 1000,
  }));
  return [{ day, what: 'session', name: '', at: start }, ...seen];
}
