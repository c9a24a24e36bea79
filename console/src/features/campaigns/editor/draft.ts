import type { Campaign, CampaignDraft, Variant } from '@uptier/shared/contracts/campaign.ts';
import type { NudgeContent } from '@uptier/shared/contracts/nudge.ts';

/** The draft in a campaign: what an author writes. */
export function draftOf(campaign: Campaign): CampaignDraft {
  const { id: _id, status: _status, version: _version, publishedVersion: _published, ...draft } = campaign;
  return draft;
}

/** Texts of a content that may be absent. */
export type TextPart = 'body' | 'evidence' | 'price' | 'priceNote';

/** A content with one text changed; an empty one is left out. */
export function withText(content: NudgeContent, part: TextPart, text: string): NudgeContent {
  const { [part]: _before, ...rest } = content;
  return text === '' ? rest : { ...rest, [part]: text };
}

/** A content with a label or link of an action changed; an action without both is left out. */
export function withAction(
  content: NudgeContent,
  part: 'primary' | 'secondary',
  change: { label?: string; url?: string },
): NudgeContent {
  const { [part]: before, ...rest } = content;
  const { label = '', url = '' } = { ...before, ...change };
  if (label === '' && url === '') return rest;
  return { ...rest, [part]: { label, ...(url && { url }) } };
}

/** A content with its picture changed; one without address and words is left out. */
export function withImage(content: NudgeContent, change: { src?: string; alt?: string }): NudgeContent {
  const { image: before, ...rest } = content;
  const image = { src: '', alt: '', ...before, ...change };
  return image.src === '' && image.alt === '' ? rest : { ...rest, image };
}

/** A content with other words for a quiet action; empty ones are left out, and ours stand there. */
export function withLabel(content: NudgeContent, part: 'dismiss' | 'never', label: string): NudgeContent {
  const { [part]: _before, ...rest } = content;
  return label === '' ? rest : { ...rest, [part]: { label } };
}

/** The draft with one variant changed. */
export function withVariant(draft: CampaignDraft, id: string, change: (variant: Variant) => Variant): CampaignDraft {
  return { ...draft, variants: draft.variants.map((variant) => (variant.id === id ? change(variant) : variant)) };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A copy of a variant under the next free letter. */
export function addVariant(draft: CampaignDraft, from: Variant): { draft: CampaignDraft; id: string } {
  const id =
    [...LETTERS].find((letter) => draft.variants.every((variant) => variant.id !== letter)) ?? `v${Date.now()}`;
  return { draft: { ...draft, variants: [...draft.variants, { ...from, id }] }, id };
}

/** What share of the shown accounts a variant gets, of 1. */
export function shareOf(draft: CampaignDraft, { weight }: Variant): number {
  const total = draft.variants.reduce((sum, variant) => sum + variant.weight, 0);
  return total === 0 ? 0 : weight / total;
}

/** What the server can take: actions that have a label, bullets that say something, a picture with an address. */
export function sendable(draft: CampaignDraft): CampaignDraft {
  const clean = (content: NudgeContent): NudgeContent => {
    const { primary, secondary, bullets, image, ...rest } = content;
    const said = (bullets ?? []).filter((bullet) => bullet.trim() !== '');
    return {
      ...rest,
      ...(primary?.label && { primary }),
      ...(secondary?.label && { secondary }),
      ...(said.length > 0 && { bullets: said }),
      ...(image?.src && { image }),
    };
  };
  const variants = draft.variants.map((variant) => ({
    ...variant,
    content: Object.fromEntries(Object.entries(variant.content).map(([locale, content]) => [locale, clean(content)])),
  }));
  return { ...draft, variants };
}
