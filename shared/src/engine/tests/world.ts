import { type CampaignDraft, campaignDraftSchema, type PublishedCampaign } from '../../contracts/campaign.ts';
import { type Catalog, catalogSchema } from '../../contracts/catalog.ts';
import type { AcceptedEvent, EventBody, EventSource } from '../../contracts/event.ts';
import { type Policy, policySchema } from '../../contracts/policy.ts';
import { type Compiled, compileCampaigns } from '../campaigns/compile.ts';
import type { Environment, Moment } from '../campaigns/moment.ts';

/** A small product: three tiers, ten features on the lowest, a metered limit by month and one by billing date, two levels. */
export const catalog: Catalog = catalogSchema.parse({
  version: 1,
  tiers: [
    {
      id: 'starter',
      name: 'Starter',
      features: Array.from({ length: 10 }, (_, index) => `f${index}`),
      limits: { api_calls: 10_000, exports: 100, seats: 10, projects: 20 },
      prices: [{ interval: 'month', amount: 19_900, currency: 'usd' }],
    },
    {
      id: 'pro',
      name: 'Pro',
      features: ['sso', 'audit'],
      limits: { api_calls: 50_000, seats: 50, projects: null },
      prices: [{ interval: 'month', amount: 59_900, currency: 'usd' }],
    },
    { id: 'enterprise', name: 'Enterprise', features: ['scim'], limits: { api_calls: null, seats: null } },
  ],
  features: [
    ...Array.from({ length: 10 }, (_, index) => ({ id: `f${index}`, name: `Feature ${index}`, core: index < 3 })),
    { id: 'sso', name: 'SSO', aliases: [{ event: 'Feature Used', where: { feature: 'sso' } }] },
    { id: 'audit', name: 'Audit log', minUses: 3, serverOnly: true, aliases: [{ event: 'audit.read' }] },
    { id: 'scim', name: 'SCIM', counted: false },
  ],
  limits: [
    { id: 'api_calls', name: 'API calls', kind: 'metered', period: 'month', aliases: [{ event: 'api.called' }] },
    { id: 'exports', name: 'Exports', kind: 'metered', period: 'billing' },
    { id: 'seats', name: 'Seats', kind: 'level' },
    { id: 'projects', name: 'Projects', kind: 'level' },
  ],
  products: [{ id: 'insights', name: 'Insights', prices: [{ interval: 'month', amount: 14_900, currency: 'usd' }] }],
});

export const now = Date.parse('2026-11-20T12:00:00Z');
export const DAY = 86_400_000;

const environment: Environment = { id: 'env', kind: 'development', timezone: 'UTC', salt: 'salt' };

function policyOf(over: object = {}): Policy {
  return policySchema.parse({ version: 1, holdout: 0, ...over });
}

type CampaignOver = Partial<Omit<CampaignDraft, 'guardrails'>> & {
  id?: string;
  publishedAt?: number;
  guardrails?: object;
};

/** A pitch from starter to pro at a placement, without a holdout unless told. */
export function campaignOf({ id = 'c1', publishedAt = 0, ...over }: CampaignOver = {}): PublishedCampaign {
  const draft = campaignDraftSchema.parse({
    name: id,
    kind: 'upgrade',
    path: { from: 'starter', to: 'pro' },
    holdout: 0,
    trigger: { kind: 'placement', placement: 'billing' },
    variants: [{ id: 'a', weight: 1, surface: 'banner', content: { en: { title: 'Go further' } } }],
    ...over,
  });
  return { ...draft, id, version: 1, publishedAt };
}

/** A warning without a path. */
export function warningOf(limit: string, thresholds: readonly number[], over: CampaignOver = {}): PublishedCampaign {
  const { path: _, ...warning } = campaignOf({
    id: 'warn',
    kind: 'limit-warning',
    trigger: { kind: 'limit', limit, thresholds },
    ...over,
  });
  return warning;
}

export function compiledOf(campaigns: readonly PublishedCampaign[], policy: object = {}): Compiled {
  return compileCampaigns({ campaigns, catalog, policy: policyOf(policy), environment });
}

let eventCount = 0;

interface EventOver {
  id?: string;
  userId?: string | null;
  source?: EventSource;
  properties?: Record<string, unknown>;
}

export function eventOf(body: EventBody, at: number = now, over: EventOver = {}): AcceptedEvent {
  return {
    id: `e${String(++eventCount).padStart(6, '0')}`,
    accountId: 'acme',
    userId: null,
    at,
    receivedAt: at,
    source: 'server',
    properties: {},
    body,
    ...over,
  };
}

export const usage = (name: string, quantity = 1, at: number = now, over: EventOver = {}): AcceptedEvent =>
  eventOf({ type: 'usage', name, quantity }, at, over);

export const accountTraits = (
  traits: Record<string, string | number | boolean | null>,
  at: number = now - DAY,
): AcceptedEvent => eventOf({ type: 'traits', of: 'account', traits }, at);

export const userTraits = (
  userId: string,
  traits: Record<string, string | number | boolean | null>,
  at: number = now - DAY,
): AcceptedEvent => eventOf({ type: 'traits', of: 'user', traits }, at, { userId });

export const onPlan = (tier: string, at: number = now - 200 * DAY, seats?: number): AcceptedEvent =>
  eventOf({ type: 'plan', tier, mrr: 19_900, currency: 'usd', ...(seats === undefined ? {} : { seats }) }, at);

export function momentOf(over: Partial<Moment> = {}): Moment {
  return {
    now,
    accountId: 'acme',
    userId: 'ann',
    locale: null,
    sessionStartedAt: now - 60_000,
    placement: null,
    event: null,
    feature: null,
    ...over,
  };
}
