import { createRandom } from '../../simulate/random.ts';
import { type Attributes, departments, industries, regions, roles } from './rules.ts';

/** One user of one account, and what is known of both. */
export interface Person {
  accountId: string;
  userId: string;
  attributes: Attributes;
}

const DAY_MS = 86_400_000;
/** The features of the demo catalog's lowest tier. */
const FEATURES = ['dashboards', 'report_export', 'comments', 'templates', 'scheduled_reports', 'slack_alerts'];

export function listPeople(count: number): Person[] {
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
    return { accountId, userId: `user-${index}`, attributes };
  });
}

/** What a server would have sent of these people by `now`: plan, traits and a month of work with every feature. */
export function eventsOf(people: readonly Person[], now: number): object[] {
  return people.flatMap(({ accountId, userId, attributes: { department, role, ...traits } }) => {
    const past = (days: number) => new Date(now - days * DAY_MS).toISOString();
    const about = { accountId, at: past(40) };
    const uses = FEATURES.flatMap((name) =>
      [3, 9, 20].map((days) => ({
        ...{ id: `${name}-${days}`, type: 'usage', accountId, userId, at: past(days) },
        ...{ name, quantity: 2 },
      })),
    );
    return [
      { ...about, id: 'plan', type: 'plan', tier: 'starter', mrr: 19_900, currency: 'usd' },
      { ...about, id: 'account', type: 'traits', of: 'account', traits },
      { ...about, id: 'user', type: 'traits', of: 'user', userId, traits: { department, role } },
      ...uses,
    ];
  });
}
