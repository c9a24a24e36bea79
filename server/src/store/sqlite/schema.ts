import { createTables } from '../tables.ts';
import { columns } from './columns.ts';

export const tables = createTables(columns);

export const {
  settings,
  workspaces,
  environments,
  keys,
  identitySecrets,
  webhookSecrets,
  documents,
  campaigns,
  campaignVersions,
  campaignChanges,
  accounts,
  ledgers,
  events,
  looseEvents,
  userSessions,
  segmentGroups,
  segmentAliases,
  exposures,
  entries,
  movements,
  upgrades,
  stripeEvents,
  audit,
} = tables;
