import { type CampaignDraft, campaignDraftSchema, type PublishedCampaign } from '../contracts/campaign.ts';
import { type Catalog, catalogSchema } from '../contracts/catalog.ts';
import { policySchema } from '../contracts/policy.ts';
import { type Compiled, compileCampaigns } from '../engine/campaigns/compile.ts';
import type { Scenario, Step } from './story.ts';

/** What a workspace may change while the story goes on. */
export interface Offer {
  catalog: Catalog;
  policy: object;
  live: readonly string[];
}

/** The catalog with other limits for one tier. */
export function withLimits(
  catalog: Catalog,
  { tier, limits }: Pick<Extract<Step, { do: 'limits' }>, 'tier' | 'limits'>,
): Catalog {
  const tiers = catalog.tiers.map((known) =>
    known.id === tier ? { ...known, limits: { ...known.limits, ...limits } } : known,
  );
  return { ...catalog, tiers };
}

/** What of a story is live, made ready to decide. */
export function compileOffer(scenario: Scenario, { catalog, policy, live }: Offer): Compiled {
  const { environment = 'development', timezone = 'UTC', salt = 'salt' } = scenario;
  return compileCampaigns({
    campaigns: scenario.campaigns.filter(({ id }) => live.includes(id)).map(publish),
    catalog,
    policy: policySchema.parse({ version: 1, holdout: 0, ...policy }),
    environment: { id: 'env', kind: environment, timezone, salt },
  });
}

/** The story's catalog. */
export function catalogOf(documents: unknown, features: Scenario['features']): Catalog {
  const catalog = catalogSchema.parse(documents);
  const [lowest, ...higher] = catalog.tiers;
  if (!features || !lowest) return catalog;
  const { count, ...over } = features;
  const ids = Array.from({ length: count }, (_, index) => `f${index}`);
  const kept = catalog.features.filter(({ id }) => !lowest.features.includes(id));
  const own = ids.map((id) => ({
    id,
    name: id,
    core: false,
    minUses: 1,
    counted: true,
    serverOnly: false,
    aliases: [],
    ...over,
  }));
  return { ...catalog, tiers: [{ ...lowest, features: ids }, ...higher], features: [...own, ...kept] };
}

function publish({ id, ...draft }: { id: string } & Partial<CampaignDraft>): PublishedCampaign {
  const parsed = campaignDraftSchema.parse({
    name: id,
    kind: 'upgrade',
    holdout: 0,
    trigger: { kind: 'placement', placement: 'billing' },
    variants: [{ id: 'a', weight: 1, surface: 'banner', content: { en: { title: 'Go further' } } }],
    ...draft,
  });
  return { ...parsed, id, version: 1, publishedAt: 0 };
}
