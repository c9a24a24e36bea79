import type {
  CampaignDraft,
  CampaignKind,
  CampaignMotion,
  Path,
  PublishedCampaign,
  Variant,
} from '@uptier/shared/contracts/campaign.ts';
import type { EventBody } from '@uptier/shared/contracts/event.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import { motionOf } from '@uptier/shared/engine/campaigns/motion.ts';
import type { Cause } from '@uptier/shared/engine/facts/candidate.ts';
import { surfaceFor } from '@uptier/shared/engine/facts/surface.ts';
import type { StoredEvent } from '../store/queries/events.ts';

export type NudgeBody = Extract<EventBody, { type: 'nudge' }>;
export type NudgeEvent = StoredEvent & { body: NudgeBody };

export function isNudge(event: StoredEvent): event is NudgeEvent {
  return event.body.type === 'nudge';
}

/** A nudge event with what its decision says: which campaign, variant, surface and path it is about. */
export interface ResolvedNudge {
  event: NudgeEvent;
  decisionId: string;
  campaignId: string;
  campaignVersion: number | null;
  variantId: string | null;
  kind: CampaignKind;
  /** Null where history names a campaign that is not ours. */
  motion: CampaignMotion | null;
  surface: Surface | null;
  path: Partial<Path>;
  threshold: number | null;
  trigger: CampaignDraft['trigger'] | null;
}

/** What a signed decision id says. */
export interface IssuedFacts {
  campaignId: string;
  version: number;
  variant: number;
  threshold: number | null;
  cause: Cause;
}

export interface NudgeSources {
  readDecision(event: NudgeEvent): IssuedFacts | null;
  /** The published version, or the newest when none is named. */
  findVersion(campaignId: string, version: number | null): Promise<{ version: number; body: CampaignDraft } | null>;
  /** The wording an account is given. */
  assign(campaign: Pick<PublishedCampaign, 'id' | 'variants'>, accountId: string): Variant | null;
}

/** Finds out what a nudge event is about; null when it names neither a decision nor a campaign. */
export async function resolveNudge(sources: NudgeSources, event: NudgeEvent): Promise<ResolvedNudge | null> {
  const { body } = event;
  const issued = body.decisionId === undefined ? null : sources.readDecision(event);
  const campaignId = issued?.campaignId ?? body.campaignId;
  if (campaignId === undefined) return null;
  const found = await sources.findVersion(campaignId, issued?.version ?? null);
  const variants = found?.body.variants ?? [];
  // A server may name the campaign alone, or a variant of another version.
  const variant = issued
    ? variants[issued.variant]
    : (variants.find(({ id }) => id === body.variantId) ??
      sources.assign({ id: campaignId, variants }, event.accountId));
  return {
    event,
    decisionId: body.decisionId ?? `${campaignId}/${event.id}`,
    campaignId,
    campaignVersion: found?.version ?? null,
    variantId: (issued ? null : body.variantId) ?? variant?.id ?? null,
    kind: found?.body.kind ?? 'upgrade',
    motion: found ? motionOf(found.body) : null,
    surface: variant ? surfaceFor(variant.surface, issued?.cause ?? 'trigger') : null,
    path: pathOf(body, found?.body.path),
    threshold: issued?.threshold ?? null,
    trigger: found?.body.trigger ?? null,
  };
}

/** History names its own path; everything else takes the campaign's. */
function pathOf({ from, to }: NudgeBody, path: Path | undefined): Partial<Path> {
  return { ...path, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
