import type { Columns } from './sqlite/columns.ts';
import { accountTables } from './tables/accounts.ts';
import { auditTables } from './tables/audit.ts';
import { campaignTables, documentTables, publishTables } from './tables/campaigns.ts';
import { decisionTables, momentTables } from './tables/decisions.ts';
import { environmentTables, ownerOf } from './tables/environments.ts';
import { eventTables, nameTables } from './tables/events.ts';
import { entryTables, exposureTables } from './tables/exposures.ts';
import { keyTables } from './tables/keys.ts';
import { movementTables, upgradeTables } from './tables/movements.ts';
import { stripeTables } from './tables/stripe.ts';
import { userTables } from './tables/users.ts';

/** Every table, for any dialect whose columns are given. Times are epoch milliseconds, money is minor units. */
export function createTables(columns: Columns) {
  const ofEnvironments = environmentTables(columns);
  const owner = ownerOf(columns, ofEnvironments.environments);
  return {
    ...ofEnvironments,
    ...keyTables(columns, owner),
    ...documentTables(columns, owner),
    ...campaignTables(columns, owner),
    ...publishTables(columns),
    ...accountTables(columns),
    ...eventTables(columns),
    ...nameTables(columns),
    ...userTables(columns),
    ...exposureTables(columns),
    ...entryTables(columns),
    ...movementTables(columns),
    ...upgradeTables(columns),
    ...stripeTables(columns),
    ...momentTables(columns),
    ...decisionTables(columns),
    ...auditTables(columns),
  };
}
export type Tables = ReturnType<typeof createTables>;
