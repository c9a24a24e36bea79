import type { CampaignDraft, Path } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog, Feature, Limit, Tier } from '@uptier/shared/contracts/catalog.ts';
import type { NudgeContent } from '@uptier/shared/contracts/nudge.ts';

/** A campaign to begin with. `why` says what is missing in the catalog when it cannot be made. */
export type Start = { id: string; title: string; text: string; draft: CampaignDraft | null; why: string };

const leave = { dismiss: { label: 'Not now' }, never: { label: 'Never for this' } };
const base = {
  priority: 0,
  audience: { all: [] },
  guardrails: { buyersOnly: false, adoptionThreshold: 0, preferredWindowOnly: false, caps: {}, clocks: {} },
  goal: { windowDays: 30 },
};

function warning({ id, name, kind }: Limit): CampaignDraft {
  const used = `{{usage.${id}.used}} of {{usage.${id}.limit}}`;
  const body =
    kind === 'metered'
      ? `At this pace you reach {{usage.${id}.limit}} on {{usage.${id}.forecast}}. They reset on {{usage.${id}.resetsAt}}.`
      : `{{usage.${id}.left}} are left.`;
  const content: NudgeContent = {
    ...{ title: `${used} ${name} used`, body, primary: { label: 'See options', url: '/billing' } },
    ...leave,
  };
  return {
    ...base,
    name: `${name}: 80, 95 and 100%`,
    kind: 'limit-warning',
    holdout: 0,
    trigger: { kind: 'limit', limit: id, thresholds: [80, 95, 100] },
    variants: [{ id: 'a', weight: 1, surface: 'banner', content: { en: content } }],
  };
}

/** What they achieved, where they are headed, one recommendation, its price. */
function pitchContent(limit: Limit | undefined, to: Tier): NudgeContent {
  const priced = to.prices.some(({ interval }) => interval === 'month');
  const common = {
    ...(priced && { price: '{{next.price}} a month' }),
    primary: { label: `Upgrade to ${to.name}`, url: '/billing' },
    ...leave,
  };
  if (!limit) return { title: `Your team is ready for ${to.name}`, ...common };
  const { id, name } = limit;
  return {
    title: `Your team used {{usage.${id}.used}} ${name}`,
    evidence: `At this pace you reach {{usage.${id}.limit}} on {{usage.${id}.forecast}}.`,
    body: `{{next.name}} includes {{next.limits.${id}}}.`,
    ...common,
  };
}

function pitch(path: Path, to: Tier, limit: Limit | undefined): CampaignDraft {
  return {
    ...base,
    name: `To ${to.name} on the billing page`,
    kind: 'upgrade',
    path,
    holdout: 0.1,
    trigger: { kind: 'placement', placement: 'billing-page' },
    variants: [{ id: 'a', weight: 1, surface: 'modal', content: { en: pitchContent(limit, to) } }],
  };
}

function locked(path: Path, to: Tier, { id, name }: Feature, limit: Limit | undefined): CampaignDraft {
  const content = { ...pitchContent(limit, to), title: `${name} is part of ${to.name}` };
  return {
    ...base,
    name: `To ${to.name} at ${name}`,
    kind: 'upgrade',
    path,
    holdout: 0.1,
    trigger: { kind: 'feature', feature: id },
    variants: [{ id: 'a', weight: 1, surface: 'paywall', content: { en: content } }],
  };
}

function teach({ id, name }: Feature, tier: Tier): CampaignDraft {
  const content: NudgeContent = {
    title: `${name} is already part of your plan`,
    body: 'Your team uses {{adoption.used}} of {{adoption.total}} features.',
    primary: { label: `Try ${name}`, url: `/${id}` },
    ...leave,
  };
  return {
    ...base,
    name: `Teach ${name}`,
    kind: 'adoption',
    holdout: 0.1,
    trigger: { kind: 'placement', placement: 'home-card' },
    audience: {
      all: [
        { of: 'tier', is: 'one-of', value: [tier.id] },
        { of: 'event', name: id, by: 'account', days: 30, is: 'less', value: 1 },
      ],
    },
    variants: [{ id: 'a', weight: 1, surface: 'card', content: { en: content } }],
  };
}

/** What a new campaign can begin as, made from what is sold. `from` and `to` may name the path. */
export function startsFor(catalog: Catalog, wanted: { from?: string | null; to?: string | null } = {}): Start[] {
  const { tiers, limits, features } = catalog;
  const from = tiers.find(({ id }) => id === wanted.from) ?? tiers[0];
  const to = tiers.find(({ id }) => id === wanted.to) ?? (from && tiers[tiers.indexOf(from) + 1]);
  const path = from && to && { from: from.id, to: to.id };
  const limit = limits.find(({ kind }) => kind === 'metered') ?? limits[0];
  const gated = features.find(({ id }) => to?.features.includes(id));
  const included = features.findLast(({ id, counted }) => counted && from?.features.includes(id));
  return [
    {
      id: 'limit-warning',
      title: 'Warn near a limit',
      text: `A service message at 80, 95 and 100%${limit ? ` of ${limit.name}` : ''}. Never withheld, sells nothing.`,
      draft: limit ? warning(limit) : null,
      why: 'The catalog has no limit yet',
    },
    {
      id: 'placement',
      title: 'Pitch at a placement',
      text: `${from && to ? `${from.name} to ${to.name}` : 'An upgrade'}, where people look at their plan. It passes every gate first.`,
      draft: path && to ? pitch(path, to, limit) : null,
      why: 'A path needs two tiers in the catalog',
    },
    {
      id: 'feature',
      title: 'Pitch at a locked feature',
      text: `A paywall after their own click${gated ? ` on ${gated.name}` : ''}. It answers, so it costs no budget.`,
      draft: path && to && gated ? locked(path, to, gated, limit) : null,
      why: 'No tier above adds a feature yet',
    },
    {
      id: 'adoption',
      title: 'Teach a feature',
      text: `An adoption nudge for what they already pay for${included ? `, such as ${included.name}` : ''}. No price in it.`,
      draft: from && included ? teach(included, from) : null,
      why: 'The lowest tier has no feature yet',
    },
  ];
}
