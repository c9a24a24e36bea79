import type { Connection } from './connection.ts';
import { createAuditQueries } from './queries/audit.ts';
import { createCampaignQueries } from './queries/campaigns.ts';
import { createDocumentQueries } from './queries/documents.ts';
import { createEnvironmentQueries } from './queries/environments.ts';
import { createKeyQueries } from './queries/keys.ts';
import { createSecretQueries } from './queries/secrets.ts';
import { createSettingQueries } from './queries/settings.ts';

/** All queries over one connection, by noun. */
export function createQueries(connection: Connection) {
  return {
    audit: createAuditQueries(connection),
    campaigns: createCampaignQueries(connection),
    documents: createDocumentQueries(connection),
    keys: createKeyQueries(connection),
    secrets: createSecretQueries(connection),
    environments: createEnvironmentQueries(connection),
    settings: createSettingQueries(connection),
  };
}
