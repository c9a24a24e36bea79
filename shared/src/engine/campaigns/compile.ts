import type { CampaignKind, PublishedCampaign } from '../../contracts/campaign.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import type { Caps, Clocks, Policy } from '../../contracts/policy.ts';
import type { EpochMs } from '../../contracts/time.ts';
import type { Trigger } from '../../contracts/trigger.ts';
import { compileAudience } from '../audience/audience.ts';
import type { AudienceTest } from '../audience/condition.ts';
import { prepareSchedule, type Timetable } from '../time/schedule.ts';
import { type Draws, drawScope, prepareDraws } from './assign.ts';
import type { Environment } from './moment.ts';
import { type Thresholds, watchLimits } from './thresholds.ts';

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
  draws: Draws;
  /** When it may run; null for always. */
  timetable: Timetable | null;
  /** Percent of the tier's features; the highest of workspace, path and campaign. */
  adoptionThreshold: number;
  /** Whose threshold that is. */
  thresholdOf: 'workspace' | 'path' | 'campaign';
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
  /** All that wait for what an account has come to, in order: every moment may be theirs. */
  onState: readonly CompiledCampaign[];
  /** Before this instant some version was not published yet. */
  newest: EpochMs;
  thresholds: Thresholds;
  catalog: Catalog;
  policy: Policy;
  /** What moves of the ledger need to know: the longest clocks of policy and campaigns say how long it remembers. */
  remembering: Pick<Policy, 'clocks' | 'snoozeDays'>;
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
    ...compileCampaign(campaign, policy, environment),
    rank,
    hasRivals: groupOf(campaign) !== null && (groups.get(groupOf(campaign))?.length ?? 0) > 1,
    holdout: campaign.path ? (holdouts.get(drawScope(campaign)) ?? 0) : campaign.holdout,
  }));
  const by = (keyOf: (campaign: PublishedCampaign) => string | null) => indexBy(ordered, keyOf);
  return {
    campaigns: ordered,
    byId: new Map(ordered.map((entry) => [entry.campaign.id, entry])),
    byPlacement: by(({ trigger }) => (trigger.kind === 'placement' ? trigger.placement : null)),
    byEvent: by(({ trigger }) => (trigger.kind === 'event' ? trigger.name : null)),
    byFeature: by(({ trigger }) => (trigger.kind === 'feature' ? trigger.feature : null)),
    onState: ordered.filter(({ campaign }) => isOfState(campaign.trigger)),
    newest: Math.max(Number.NEGATIVE_INFINITY, ...campaigns.map(({ publishedAt }) => publishedAt)),
    thresholds: watchLimits({ campaigns, catalog, environment }).thresholds,
    catalog,
    policy,
    remembering: { snoozeDays: policy.snoozeDays, clocks: longestClocks(policy.clocks, ordered) },
    environment,
  };
}

function longestClocks(clocks: Clocks, entries: readonly CompiledCampaign[]): Clocks {
  const longest = (clock: keyof Clocks) => Math.max(clocks[clock], ...entries.map((entry) => entry.clocks[clock]));
  return { campaignDays: longest('campaignDays'), kindDays: longest('kindDays'), anyMinutes: longest('anyMinutes') };
}

/** One campaign by itself, as if no other were live. */
export function compileCampaign(
  campaign: PublishedCampaign,
  policy: Policy,
  { salt }: Pick<Environment, 'salt'>,
): CompiledCampaign {
  const { caps, clocks } = campaign.guardrails;
  return {
    campaign,
    rank: 0,
    group: groupOf(campaign),
    hasRivals: false,
    matches: compileAudience(campaign.audience),
    draws: prepareDraws(campaign, salt),
    timetable: prepareSchedule(campaign.schedule),
    ...highestThreshold(campaign, policy),
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
    holdout: campaign.holdout,
  };
}

/** Of equal ones the wider rule is named. */
function highestThreshold(
  { path, guardrails }: PublishedCampaign,
  policy: Policy,
): Pick<CompiledCampaign, 'adoptionThreshold' | 'thresholdOf'> {
  const ofPath = policy.paths.filter(({ from, to }) => from === path?.from && to === path.to);
  const rules = [
    { adoptionThreshold: policy.adoptionThreshold, thresholdOf: 'workspace' as const },
    ...ofPath.map(({ adoptionThreshold }) => ({ adoptionThreshold, thresholdOf: 'path' as const })),
    { adoptionThreshold: guardrails.adoptionThreshold, thresholdOf: 'campaign' as const },
  ];
  return rules.reduce((highest, rule) => (rule.adoptionThreshold > highest.adoptionThreshold ? rule : highest));
}

function isOfState({ kind }: Trigger): boolean {
  return kind === 'limit' || kind === 'milestone' || kind === 'adoption';
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
