import { createRandom } from '../../simulate/random.ts';
import { type Attributes, departments, everywhere, industries, regions, roles, type Spread, tiers } from './rules.ts';

/** One user of one account, and what is known of both. */
export interface Person {
  accountId: string;
  userId: string;
  tier: string;
  /** Where the user looks. */
  placement: string;
  attributes: Attributes;
}

const DAY_MS = 86_400_000;
/** What each tier of the demo's catalog adds. */
const FEATURES = [
  ['dashboards', 'report_export', 'comments', 'templates', 'scheduled_reports', 'slack_alerts'],
  ['api_access', 'branding', 'client_portal', 'approvals'],
  ['sso', 'audit_log', 'forecasting'],
  ['scim', 'data_residency', 'sandbox'],
];

export function listPeople(count: number, spread: Spread = everywhere): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const accountId = `account-${index}`;
    const random = createRandom(accountId);
    const attributes = {
      industry: random.pick(industries),
      region: random.pick(regions),
      employees: random.whole(1, 1000),
      projects: random.whole(0, 50),
      department: random.pick(departments),
      role: random.pick(roles),
    };
    const spot = createRandom(`spot of ${accountId}`);
    const where = { tier: spot.pick(spread.tiers), placement: spot.pick(spread.placements) };
    return { accountId, userId: `user-${index}`, ...where, attributes };
  });
}

/** What a server would have sent of these people by `now`: plan, traits and a month of work with every feature. */
export function eventsOf(people: readonly Person[], now: number): object[] {
  return people.flatMap(({ accountId, userId, tier, attributes: { department, role, ...traits } }) => {
    const past = (days: number) => new Date(now - days * DAY_MS).toISOString();
    const about = { accountId, at: past(40) };
    const included = FEATURES.slice(0, tiers.indexOf(tier) + 1).flat();
    const uses = included.flatMap((name) =>
      [3, 9, 20].map((days) => ({
        ...{ id: `${name}-${days}`, type: 'usage', accountId, userId, at: past(days) },
        ...{ name, quantity: 2 },
      })),
    );
    return [
      { ...about, id: 'plan', type: 'plan', tier, mrr: 19_900, currency: 'usd' },
      { ...about, id: 'account', type: 'traits', of: 'account', traits },
      { ...about, id: 'user', type: 'traits', of: 'user', userId, traits: { department, role } },
      ...uses,
    ];
  });
}
