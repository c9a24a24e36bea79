import type { Mute } from '@uptier/shared/contracts/account.ts';
import type { ValueKind } from '@uptier/shared/contracts/audience.ts';
import type { CampaignDraft, CampaignKind, CampaignMotion, CampaignStatus } from '@uptier/shared/contracts/campaign.ts';
import type { Reason } from '@uptier/shared/contracts/decision.ts';
import type { EventBody, EventSource } from '@uptier/shared/contracts/event.ts';
import type { Gate } from '@uptier/shared/contracts/gate.ts';
import type { KeptDecision } from '@uptier/shared/contracts/kept-decision.ts';
import type { Motion, MovementKind } from '@uptier/shared/contracts/movement.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { Credit } from '@uptier/shared/engine/attribute/attribute.ts';
import type { Grant, Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { Plan } from '@uptier/shared/metrics/movement.ts';
import type { ShortRow } from './short-trace.ts';
import type { Columns } from './sqlite/columns.ts';

/** Every table, for any dialect whose columns are given. Times are epoch milliseconds, money is minor units. */
export function createTables({
  table,
  text,
  integer,
  time,
  flag,
  json,
  word,
  primaryKey,
  index,
  uniqueIndex,
}: Columns) {
  const settings = table('settings', { key: text('key').primaryKey(), value: json<unknown>('value').notNull() });

  const workspaces = table('workspaces', { id: text('id').primaryKey(), name: text('name').notNull() });

  const environments = table('environments', {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    name: text('name').notNull(),
    kind: word<'production' | 'development'>('kind').notNull(),
    timezone: text('timezone').notNull(),
    salt: text('salt').notNull(),
    createdAt: time('created_at').notNull(),
  });
  const environmentId = () => text('environment_id').notNull();
  const owner = () => environmentId().references(() => environments.id);
  const accountId = () => text('account_id').notNull();

  const keys = table(
    'keys',
    {
      id: text('id').primaryKey(),
      environmentId: owner(),
      kind: word<'pk' | 'sk'>('kind').notNull(),
      name: text('name').notNull(),
      hash: text('hash').notNull(),
      hint: text('hint').notNull(),
      createdAt: time('created_at').notNull(),
      revokedAt: time('revoked_at'),
    },
    (row) => [uniqueIndex('keys_hash').on(row.hash), index('keys_environment').on(row.environmentId)],
  );

  const identitySecrets = table(
    'identity_secrets',
    {
      id: text('id').primaryKey(),
      environmentId: owner(),
      algorithm: word<'HS256' | 'ES256' | 'RS256'>('algorithm').notNull(),
      secret: text('secret').notNull(),
      createdAt: time('created_at').notNull(),
      revokedAt: time('revoked_at'),
    },
    (row) => [index('identity_secrets_environment').on(row.environmentId)],
  );

  const webhookSecrets = table(
    'webhook_secrets',
    { environmentId: owner(), kind: text('kind').notNull(), secret: text('secret').notNull() },
    (row) => [primaryKey({ columns: [row.environmentId, row.kind] })],
  );

  const documents = table(
    'documents',
    {
      environmentId: owner(),
      kind: word<'catalog' | 'policy'>('kind').notNull(),
      version: integer('version').notNull(),
      body: json<unknown>('body').notNull(),
      createdAt: time('created_at').notNull(),
      author: text('author'),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.kind, row.version] })],
  );

  const campaigns = table(
    'campaigns',
    {
      environmentId: owner(),
      id: text('id').notNull(),
      status: word<CampaignStatus>('status').notNull(),
      version: integer('version').notNull(),
      publishedVersion: integer('published_version'),
      body: json<CampaignDraft>('body').notNull(),
      createdAt: time('created_at').notNull(),
      updatedAt: time('updated_at').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.id] })],
  );

  const campaignVersions = table(
    'campaign_versions',
    {
      environmentId: environmentId(),
      campaignId: text('campaign_id').notNull(),
      version: integer('version').notNull(),
      body: json<CampaignDraft>('body').notNull(),
      publishedAt: time('published_at').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.campaignId, row.version] })],
  );

  const campaignChanges = table(
    'campaign_changes',
    {
      id: text('id').primaryKey(),
      environmentId: environmentId(),
      campaignId: text('campaign_id').notNull(),
      at: time('at').notNull(),
      what: word<'publish' | 'pause'>('what').notNull(),
      version: integer('version').notNull(),
    },
    (row) => [index('campaign_changes_at').on(row.environmentId, row.at)],
  );

  const accounts = table(
    'accounts',
    {
      environmentId: environmentId(),
      id: text('id').notNull(),
      version: integer('version').notNull(),
      state: json<AccountState>('state').notNull(),
      /** Copied from the state, to list and search by. */
      name: text('name'),
      tier: text('tier'),
      mrr: integer('mrr').notNull(),
      currency: text('currency'),
      stripeCustomerId: text('stripe_customer_id'),
      lastActiveAt: time('last_active_at'),
      createdAt: time('created_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.id] }),
      index('accounts_tier').on(row.environmentId, row.tier),
      index('accounts_mrr').on(row.environmentId, row.mrr),
      index('accounts_active').on(row.environmentId, row.lastActiveAt),
      index('accounts_stripe').on(row.environmentId, row.stripeCustomerId),
    ],
  );

  const ledgers = table(
    'ledgers',
    {
      environmentId: environmentId(),
      accountId: accountId(),
      version: integer('version').notNull(),
      body: json<Ledger>('body').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.accountId] })],
  );

  const events = table(
    'events',
    {
      environmentId: environmentId(),
      accountId: accountId(),
      id: text('id').notNull(),
      userId: text('user_id'),
      at: time('at').notNull(),
      receivedAt: time('received_at').notNull(),
      source: word<EventSource>('source').notNull(),
      /** Brought in as history: received at its own time. */
      imported: flag('imported').notNull(),
      body: json<EventBody>('body').notNull(),
      properties: json<{ readonly [name: string]: unknown }>('properties'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.id] }),
      index('events_at').on(row.environmentId, row.accountId, row.at),
    ],
  );

  /** Events of people whose account nobody has named yet: kept, not folded. */
  const looseEvents = table(
    'loose_events',
    {
      environmentId: environmentId(),
      userId: text('user_id').notNull(),
      id: text('id').notNull(),
      at: time('at').notNull(),
      receivedAt: time('received_at').notNull(),
      source: word<EventSource>('source').notNull(),
      body: json<unknown>('body').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.userId, row.id] })],
  );

  const userSessions = table(
    'user_sessions',
    {
      environmentId: environmentId(),
      accountId: accountId(),
      userId: text('user_id').notNull(),
      startedAt: time('started_at').notNull(),
      lastCallAt: time('last_call_at').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.accountId, row.userId] })],
  );

  const segmentGroups = table(
    'segment_groups',
    {
      environmentId: environmentId(),
      userId: text('user_id').notNull(),
      accountId: accountId(),
      at: time('at').notNull(),
      eventId: text('event_id').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.userId] })],
  );

  const segmentAliases = table(
    'segment_aliases',
    {
      environmentId: environmentId(),
      previousId: text('previous_id').notNull(),
      userId: text('user_id').notNull(),
      at: time('at').notNull(),
      /** A server said so. What a browser says joins an anonymous name only, never another user's. */
      byServer: flag('by_server').notNull().default(false),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.previousId] })],
  );

  const exposures = table(
    'exposures',
    {
      environmentId: environmentId(),
      accountId: accountId(),
      decisionId: text('decision_id').notNull(),
      userId: text('user_id'),
      campaignId: text('campaign_id').notNull(),
      campaignVersion: integer('campaign_version'),
      variantId: text('variant_id'),
      kind: word<CampaignKind>('kind').notNull(),
      surface: word<Surface>('surface'),
      outcome: word<'shown' | 'withheld'>('outcome').notNull(),
      motion: word<CampaignMotion>('motion').notNull().default('tier'),
      fromTier: text('from_tier'),
      /** The target: of a cross-sell a product, of more seats the tier they stay on. */
      toTier: text('to_tier'),
      /** The limit of seats at that instant; null where there is none. */
      seats: integer('seats'),
      at: time('at').notNull(),
      clickedAt: time('clicked_at'),
      requestedAt: time('requested_at'),
      checkoutAt: time('checkout_at'),
      dismissedAt: time('dismissed_at'),
      note: text('note'),
      /** Of 10,000 accounts, how many the holdouts in force would withhold: the weight of the sample check. */
      withheldBuckets: integer('withheld_buckets'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.decisionId] }),
      index('exposures_campaign').on(row.environmentId, row.campaignId, row.at),
      index('exposures_at').on(row.environmentId, row.at),
    ],
  );

  /** Cohort entries. `scope` is '' for a tier path, a line break and the motion for another's, and a campaign's id for its own result. */
  const entries = table(
    'entries',
    {
      environmentId: environmentId(),
      accountId: accountId(),
      scope: text('scope').notNull(),
      motion: word<CampaignMotion>('motion').notNull().default('tier'),
      fromTier: text('from_tier').notNull(),
      toTier: text('to_tier').notNull(),
      enteredAt: time('entered_at').notNull(),
      outcome: word<'shown' | 'withheld'>('outcome').notNull(),
      campaignId: text('campaign_id').notNull(),
      variantId: text('variant_id'),
      movedAt: time('moved_at'),
      movedTo: text('moved_to'),
      mrrDelta: integer('mrr_delta'),
      withheldBuckets: integer('withheld_buckets'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.scope, row.fromTier, row.toTier, row.enteredAt] }),
      index('entries_scope').on(row.environmentId, row.scope, row.enteredAt),
    ],
  );

  const movements = table(
    'movements',
    {
      environmentId: environmentId(),
      accountId: accountId(),
      /** The id of the plan event that made it. */
      id: text('id').notNull(),
      at: time('at').notNull(),
      kind: word<MovementKind>('kind'),
      motion: word<Motion>('motion').notNull(),
      fromTier: text('from_tier'),
      toTier: text('to_tier'),
      mrrBefore: integer('mrr_before').notNull(),
      mrrAfter: integer('mrr_after').notNull(),
      currency: text('currency').notNull(),
      seatsBefore: integer('seats_before'),
      seatsAfter: integer('seats_after'),
      /** Add-on products; null where no plan said them. */
      productsBefore: json<readonly string[]>('products_before'),
      productsAfter: json<readonly string[]>('products_after'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.id] }),
      index('movements_at').on(row.environmentId, row.at),
    ],
  );

  const upgrades = table(
    'upgrades',
    {
      environmentId: environmentId(),
      accountId: accountId(),
      /** The id of the plan event; of another motion than `tier` with that and its target on lines of their own. */
      movementId: text('movement_id').notNull(),
      motion: word<CampaignMotion>('motion').notNull().default('tier'),
      at: time('at').notNull(),
      fromTier: text('from_tier').notNull(),
      toTier: text('to_tier').notNull(),
      mrrDelta: integer('mrr_delta').notNull(),
      currency: text('currency').notNull(),
      /** Both sides of a change that several motions share; null where all of `mrrDelta` is of this one. */
      plans: json<readonly [before: Plan, after: Plan]>('plans'),
      credits: json<readonly Credit[]>('credits').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.movementId] }),
      index('upgrades_at').on(row.environmentId, row.at),
    ],
  );

  /** Names of traits and events that were really sent, a row for each kind of value a trait had. */
  const seenNames = table(
    'seen_names',
    {
      environmentId: environmentId(),
      of: word<'account' | 'user' | 'event'>('of').notNull(),
      name: text('name').notNull(),
      /** `event` for the name of an event. */
      kind: word<ValueKind | 'event'>('kind').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.of, row.name, row.kind] })],
  );

  const stripeEvents = table(
    'stripe_events',
    {
      environmentId: environmentId(),
      id: text('id').notNull(),
      accountId: text('account_id'),
      subscriptionId: text('subscription_id').notNull(),
      customerId: text('customer_id'),
      created: integer('created').notNull(),
      type: text('type').notNull(),
      body: json<unknown>('body').notNull(),
      receivedAt: time('received_at').notNull(),
      appliedAt: time('applied_at'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.id] }),
      index('stripe_events_customer').on(row.environmentId, row.customerId),
      index('stripe_events_subscription').on(row.environmentId, row.subscriptionId),
    ],
  );

  /** Moments at which something was asked, the first of each user and day: what dry runs replay. */
  const moments = table(
    'moments',
    {
      environmentId: environmentId(),
      accountId: accountId(),
      /** Since 1970, in the account's zone. */
      day: integer('day').notNull(),
      /** '' where nobody did it. */
      userId: text('user_id').notNull(),
      what: word<'session' | 'placement' | 'feature' | 'event' | 'firing'>('what').notNull(),
      /** Of the placement, feature or event, or of the limit that fired; '' for a session. */
      name: text('name').notNull(),
      at: time('at').notNull(),
      locale: text('locale'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.day, row.userId, row.what, row.name] }),
      index('moments_day').on(row.day),
    ],
  );

  /** How often each gate stopped each campaign at the first moments of users and days; '' where none did. */
  const gateCounts = table(
    'gate_counts',
    {
      environmentId: environmentId(),
      /** Since 1970, in the environment's zone. */
      day: integer('day').notNull(),
      campaignId: text('campaign_id').notNull(),
      gate: word<Gate | ''>('gate').notNull(),
      code: text('code').notNull(),
      count: integer('count').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.day, row.campaignId, row.gate, row.code] })],
  );

  /** Decisions with their traces: every shown and withheld one, and a sample of those in which nothing was shown. */
  const keptDecisions = table(
    'kept_decisions',
    {
      environmentId: environmentId(),
      accountId: accountId(),
      id: text('id').notNull(),
      at: time('at').notNull(),
      userId: text('user_id'),
      what: word<KeptDecision['moment']['what']>('what').notNull(),
      name: text('name'),
      outcome: word<KeptDecision['outcome']>('outcome').notNull(),
      campaignId: text('campaign_id'),
      variantId: text('variant_id'),
      reason: json<Reason>('reason').notNull(),
      /** What the rows that `trace` leaves out say again. */
      tier: text('tier'),
      trace: json<readonly ShortRow[]>('trace').notNull(),
      /** Of a claim: what it added to the ledger, unconfirmed. */
      granted: json<Grant>('granted'),
      /** Only samples end. */
      keepUntil: time('keep_until'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.id] }),
      index('kept_decisions_at').on(row.environmentId, row.accountId, row.at),
      index('kept_decisions_until').on(row.keepUntil),
    ],
  );

  /** Every change of an account's mute. */
  const accountMutes = table(
    'account_mutes',
    { environmentId: environmentId(), accountId: accountId(), at: time('at').notNull(), mute: json<Mute>('mute') },
    (row) => [primaryKey({ columns: [row.environmentId, row.accountId, row.at] })],
  );

  const audit = table(
    'audit',
    {
      environmentId: environmentId(),
      at: time('at').notNull(),
      id: text('id').notNull(),
      who: text('who').notNull(),
      what: text('what').notNull(),
      detail: json<unknown>('detail'),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.at, row.id] })],
  );

  return {
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
    seenNames,
    stripeEvents,
    moments,
    gateCounts,
    keptDecisions,
    accountMutes,
    audit,
  };
}
export type Tables = ReturnType<typeof createTables>;
