import type { CampaignKind, PublishedCampaign } from '../contracts/campaign.ts';
import type { Catalog } from '../contracts/catalog.ts';
import type { Caps, Clocks, Policy } from '../contracts/policy.ts';
import type { EpochMs } from '../contracts/time.ts';
import { drawScope } from './assign.ts';
import { type AudienceTest, compileAudience } from './audience.ts';
import type { Environment } from './moment.ts';

/** A live campaign made ready to decide: audience as a closure, policy and guardrails merged. */
export interface CompiledCampaign {
  campaign: PublishedCampaign;
  /** Place in the order in which campaigns are asked. */
  rank: number;
  /** Shared with the other campaigns of its path, kind and priority; null for one that has no path. */
  group: string | null;
  /** True when another live campaign is of the same group. */
  hasRivals: boolean;
  matches: AudienceTest;
  /** Percent of the tier's features; the higher of policy and campaign. */
  adoptionThreshold: number;
  caps: Caps;
  clocks: Clocks;
  /** Shared by the campaigns of one path: the highest of theirs. */
  holdout: number;
}

/** Live campaigns of one environment, in the order in which they are asked. */
export interface Compiled {
  campaigns: readonly CompiledCampaign[];
  byId: ReadonlyMap<string, CompiledCampaign>;
  byPlacement: ReadonlyMap<string, readonly CompiledCampaign[]>;
  byEvent: ReadonlyMap<string, readonly CompiledCampaign[]>;
  byFeature: ReadonlyMap<string, readonly CompiledCampaign[]>;
  byLimit: ReadonlyMap<string, readonly CompiledCampaign[]>;
  /** All that wait for a limit, in order. */
  onLimits: readonly CompiledCampaign[];
  /** Before this instant some version was not published yet. */
  newest: EpochMs;
  /** Every threshold of a limit over all its campaigns, highest first. */
  thresholds: ReadonlyMap<string, readonly number[]>;
  catalog: Catalog;
  policy: Policy;
  environment: Environment;
}

export interface CompileInput {
  /** Live versions, one per campaign. */
  campaigns: readonly PublishedCampaign[];
  catalog: Catalog;
  policy: Policy;
  environment: Environment;
}

const kindOrder: Record<CampaignKind, number> = { 'limit-warning': 0, upgrade: 1, adoption: 2 };

/**
 * Prepares an environment's live campaigns, once per publish: by priority, then warnings before pitches before adoption
 * nudges, then by id.
 *
 * @example const compiled = compileCampaigns({ campaigns, catalog, policy, environment });
 */
export function compileCampaigns({ campaigns, catalog, policy, environment }: CompileInput): Compiled {
  const holdouts = sharedHoldouts(campaigns);
  const groups = Map.groupBy(campaigns, groupOf);
  const ordered = [...campaigns].sort(compareCampaigns).map((campaign, rank) => ({
    ...compileCampaign(campaign, rank, policy, holdouts),
    hasRivals: groupOf(campaign) !== null && (groups.get(groupOf(campaign))?.length ?? 0) > 1,
  }));
  const by = (keyOf: (campaign: PublishedCampaign) => string | null) => indexBy(ordered, keyOf);
  const byLimit = by(({ trigger }) => (trigger.kind === 'limit' ? trigger.limit : null));
  return {
    campaigns: ordered,
    byId: new Map(ordered.map((entry) => [entry.campaign.id, entry])),
    byPlacement: by(({ trigger }) => (trigger.kind === 'placement' ? trigger.placement : null)),
    byEvent: by(({ trigger }) => (trigger.kind === 'event' ? trigger.name : null)),
    byFeature: by(({ trigger }) => (trigger.kind === 'feature' ? trigger.feature : null)),
    byLimit,
    onLimits: ordered.filter(({ campaign }) => campaign.trigger.kind === 'limit'),
    newest: Math.max(Number.NEGATIVE_INFINITY, ...campaigns.map(({ publishedAt }) => publishedAt)),
    thresholds: new Map([...byLimit].map(([limit, entries]) => [limit, thresholdsOf(entries)])),
    catalog,
    policy,
    environment,
  };
}

function compileCampaign(
  campaign: PublishedCampaign,
  rank: number,
  policy: Policy,
  holdouts: ReadonlyMap<string, number>,
): Omit<CompiledCampaign, 'hasRivals'> {
  const { caps, clocks, adoptionThreshold } = campaign.guardrails;
  return {
    campaign,
    rank,
    group: groupOf(campaign),
    matches: compileAudience(campaign.audience),
    adoptionThreshold: Math.max(policy.adoptionThreshold, adoptionThreshold),
    caps: {
      userSession: Math.min(policy.caps.userSession, caps.userSession ?? Number.POSITIVE_INFINITY),
      userDay: Math.min(policy.caps.userDay, caps.userDay ?? Number.POSITIVE_INFINITY),
      userWeek: Math.min(policy.caps.userWeek, caps.userWeek ?? Number.POSITIVE_INFINITY),
      accountDay: Math.min(policy.caps.accountDay, caps.accountDay ?? Number.POSITIVE_INFINITY),
      accountWeek: Math.min(policy.caps.accountWeek, caps.accountWeek ?? Number.POSITIVE_INFINITY),
    },
    clocks: {
      campaignDays: Math.max(policy.clocks.campaignDays, clocks.campaignDays ?? 0),
      kindDays: Math.max(policy.clocks.kindDays, clocks.kindDays ?? 0),
      anyMinutes: Math.max(policy.clocks.anyMinutes, clocks.anyMinutes ?? 0),
    },
    holdout: campaign.path ? (holdouts.get(drawScope(campaign)) ?? 0) : campaign.holdout,
  };
}

function groupOf(campaign: PublishedCampaign): string | null {
  return campaign.path ? `${campaign.priority} ${campaign.kind} ${drawScope(campaign)}` : null;
}

function sharedHoldouts(campaigns: readonly PublishedCampaign[]): Map<string, number> {
  const holdouts = new Map<string, number>();
  for (const campaign of campaigns) {
    if (campaign.kind === 'limit-warning' || !campaign.path) continue;
    const scope = drawScope(campaign);
    holdouts.set(scope, Math.max(holdouts.get(scope) ?? 0, campaign.holdout));
  }
  return holdouts;
}

function compareCampaigns(a: PublishedCampaign, b: PublishedCampaign): number {
  return b.priority - a.priority || kindOrder[a.kind] - kindOrder[b.kind] || (a.id < b.id ? -1 : 1);
}

function indexBy(
  entries: readonly CompiledCampaign[],
  keyOf: (campaign: PublishedCampaign) => string | null,
): Map<string, CompiledCampaign[]> {
  const index = new Map<string, CompiledCampaign[]>();
  for (const entry of entries) {
    const key = keyOf(entry.campaign);
    if (key === null) continue;
    const known = index.get(key);
    if (known) known.push(entry);
    else index.set(key, [entry]);
  }
  return index;
}

function thresholdsOf(entries: readonly CompiledCampaign[]): number[] {
  const all = entries.flatMap(({ campaign: { trigger } }) => (trigger.kind === 'limit' ? trigger.thresholds : []));
  return [...new Set(all)].sort((a, b) => b - a);
}
