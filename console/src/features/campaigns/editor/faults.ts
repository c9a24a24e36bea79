import type { CampaignDraft, CampaignMotion, Variant } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { NudgeContent } from '@uptier/shared/contracts/nudge.ts';
import { unknownFields } from '@uptier/shared/engine/content/unknown-fields.ts';

/** Something to put right before publishing: where, and what. */
export type Fault = { field: string; text: string };

const textsOf = (part: unknown): string[] => {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsOf) : [];
};

function contentFaults(content: NudgeContent, at: string, catalog: Catalog): Fault[] {
  const unknown = textsOf(content).flatMap((text) => unknownFields(text, catalog));
  return [
    ...(content.title.trim() === '' ? [{ field: `${at}.title`, text: 'needs a title' }] : []),
    ...(content.primary && content.primary.label === ''
      ? [{ field: `${at}.primary.label`, text: 'the link has no label' }]
      : []),
    ...(content.image && content.image.src === ''
      ? [{ field: `${at}.image.src`, text: 'the picture has no address' }]
      : []),
    ...unknown.map((field) => ({ field: at, text: `there is no merge field ${field}` })),
  ];
}

function variantFaults({ id, content }: Variant, index: number, catalog: Catalog): Fault[] {
  return Object.entries(content)
    .flatMap(([locale, words]) => contentFaults(words, `variants.${index}.content.${locale}`, catalog))
    .map(({ field, text }) => ({ field, text: `Variant ${id.toUpperCase()}: ${text}` }));
}

function triggerFaults({ kind, trigger }: CampaignDraft, catalog: Catalog): Fault[] {
  const fault = (text: string): Fault[] => [{ field: 'trigger', text }];
  if (kind === 'limit-warning' && trigger.kind !== 'limit') return fault('A limit warning waits for a limit');
  switch (trigger.kind) {
    case 'placement':
      return trigger.placement === '' ? fault('Name the placement it waits for') : [];
    case 'event':
      return trigger.name === '' ? fault('Name the event it waits for') : [];
    case 'feature':
      return catalog.features.some(({ id }) => id === trigger.feature) ? [] : fault('Choose a feature of the catalog');
    case 'limit':
      if (!catalog.limits.some(({ id }) => id === trigger.limit)) return fault('Choose a limit of the catalog');
      return trigger.thresholds.length === 0 ? fault('Give at least one threshold') : [];
    case 'milestone':
      return trigger.name === '' ? fault('Name the event whose count is the milestone') : [];
    case 'adoption':
      return [];
  }
}

const MISSING_PATH: Readonly<Record<CampaignMotion, string>> = {
  tier: 'An upgrade needs the tiers it leads from and to',
  seats: 'Choose the tier whose accounts could add seats',
  'cross-sell': 'A cross-sell needs a tier and the product it offers',
};

function pathFaults({ kind, motion = 'tier', path }: CampaignDraft, { tiers, products }: Catalog): Fault[] {
  if (!path) return kind === 'upgrade' ? [{ field: 'path', text: MISSING_PATH[motion] }] : [];
  const rank = (id: string) => tiers.findIndex((tier) => tier.id === id);
  if (rank(path.from) < 0) return [{ field: 'path', text: 'The path names a tier that is no longer sold' }];
  if (kind !== 'upgrade') return [];
  if (motion === 'cross-sell') {
    const isSold = products.some(({ id }) => id === path.to);
    return isSold ? [] : [{ field: 'path.to', text: 'Choose a product of the catalog' }];
  }
  if (motion === 'seats') {
    return path.to === path.from ? [] : [{ field: 'path.to', text: 'More seats stay on their tier' }];
  }
  if (rank(path.to) < 0) return [{ field: 'path', text: 'The path names a tier that is no longer sold' }];
  return rank(path.to) <= rank(path.from) ? [{ field: 'path.to', text: 'The path has to lead up' }] : [];
}

function scheduleFaults({ schedule }: CampaignDraft): Fault[] {
  if (!schedule) return [];
  const { from, until, days } = schedule;
  const fault = (text: string): Fault[] => [{ field: 'schedule', text }];
  if (from && until && Date.parse(from) >= Date.parse(until)) return fault('Its end has to come after its start');
  if (until && Date.parse(until) <= Date.now()) return fault('Its schedule has ended already');
  return days?.length === 0 ? fault('Choose at least one day of the week') : [];
}

/** Everything that keeps a draft from going live, as far as it can be told here. */
export function faultsOf(draft: CampaignDraft, catalog: Catalog): Fault[] {
  const { variants } = draft;
  return [
    ...(draft.name.trim() === '' ? [{ field: 'name', text: 'The campaign needs a name' }] : []),
    ...(variants.length === 0 ? [{ field: 'variants', text: 'It needs at least one variant' }] : []),
    ...(variants.length > 0 && variants.every(({ weight }) => weight === 0)
      ? [{ field: 'variants', text: 'At least one variant needs a weight above 0' }]
      : []),
    ...variants.flatMap((variant, index) => variantFaults(variant, index, catalog)),
    ...pathFaults(draft, catalog),
    ...triggerFaults(draft, catalog),
    ...scheduleFaults(draft),
    ...(draft.environments?.length === 0
      ? [{ field: 'environments', text: 'It may run nowhere: choose an environment' }]
      : []),
  ];
}
