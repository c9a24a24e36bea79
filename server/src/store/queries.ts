import type { Connection } from './connection.ts';
import { createAccountListQueries } from './queries/account-list.ts';
import { createAccountQueries, createErasure, createUserErasure } from './queries/accounts.ts';
import { createAuditQueries } from './queries/audit.ts';
import { createCampaignQueries } from './queries/campaigns.ts';
import { createConversionQueries } from './queries/conversion.ts';
import { createDocumentQueries } from './queries/documents.ts';
import { createEnvironmentQueries } from './queries/environments.ts';
import { createEventQueries, createHistoryQueries } from './queries/events.ts';
import { createExposureQueries } from './queries/exposures.ts';
import { createGateCountQueries } from './queries/gate-counts.ts';
import { createKeptDecisionQueries } from './queries/kept-decisions.ts';
import { createKeyQueries } from './queries/keys.ts';
import { createLedgerQueries } from './queries/ledgers.ts';
import { createMomentListQueries } from './queries/moment-list.ts';
import { createMomentQueries } from './queries/moments.ts';
import { createMovementQueries } from './queries/movements.ts';
import { createMuteQueries } from './queries/mutes.ts';
import { createNameQueries } from './queries/names.ts';
import { createSecretQueries } from './queries/secrets.ts';
import { createSegmentQueries } from './queries/segment.ts';
import { createSettingQueries } from './queries/settings.ts';
import { createStripeQueries } from './queries/stripe.ts';
import { createUserSessionQueries } from './queries/user-sessions.ts';

/** All queries over one connection, by noun. */
export function createQueries(connection: Connection) {
  return {
    movements: createMovementQueries(connection),
    ledgers: createLedgerQueries(connection),
    events: { ...createEventQueries(connection), ...createHistoryQueries(connection) },
    erase: createErasure(connection),
    eraseUser: createUserErasure(connection),
    accounts: { ...createAccountQueries(connection), ...createAccountListQueries(connection) },
    audit: createAuditQueries(connection),
    conversion: createConversionQueries(connection),
    campaigns: createCampaignQueries(connection),
    documents: createDocumentQueries(connection),
    exposures: createExposureQueries(connection),
    names: createNameQueries(connection),
    gateCounts: createGateCountQueries(connection),
    keptDecisions: createKeptDecisionQueries(connection),
    keys: createKeyQueries(connection),
    moments: { ...createMomentQueries(connection), ...createMomentListQueries(connection) },
    mutes: createMuteQueries(connection),
    secrets: createSecretQueries(connection),
    environments: createEnvironmentQueries(connection),
    segment: createSegmentQueries(connection),
    settings: createSettingQueries(connection),
    stripe: createStripeQueries(connection),
    userSessions: createUserSessionQueries(connection),
  };
}
