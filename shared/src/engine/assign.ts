import type { Path, PublishedCampaign, Variant } from '../contracts/campaign.ts';
import { hash32 } from './hash.ts';
import { motionOf } from './motion.ts';

const BUCKETS = 10_000;
const RANGE = 2 ** 32;

/** Which draw keeps an account from being nudged. */
export interface Holdout {
  by: 'workspace' | 'path' | 'campaign';
  bucket: number;
  /** The share that is held out, 0 to 1. */
  holdout: number;
}

/** What a draw needs to know of a campaign: its own holdout, or the one its path shares. */
export interface Draw {
  campaign: Pick<PublishedCampaign, 'id' | 'kind' | 'motion' | 'path'>;
  /** Highest holdout among the live campaigns of the path; the campaign's own where it has no path. */
  holdout: number;
}

/**
 * The bucket, 0 to 9,999, of an account in one draw. Draws of different scopes are independent.
 *
 * @example bucketOf(environment.salt, 'workspace', 'acme') < 500 // in a holdout of 5 %
 */
export function bucketOf(salt: string, scope: string, accountId: string): number {
  return Math.floor((hash32(drawText(salt, scope, accountId)) / RANGE) * BUCKETS);
}

/**
 * The draw that withholds a campaign from an account; null when it may be shown. First the workspace's, then the one all
 * campaigns of the path share, so that the control group of one is never nudged by another. Warnings are never withheld.
 */
export function findHoldout(
  { campaign, holdout }: Draw,
  workspaceHoldout: number,
  salt: string,
  accountId: string,
): Holdout | null {
  if (campaign.kind === 'limit-warning') return null;
  const workspace = drawBelow(workspaceHoldout, salt, 'workspace', accountId);
  if (workspace !== null) return { by: 'workspace', bucket: workspace, holdout: workspaceHoldout };
  const bucket = drawBelow(holdout, salt, drawScope(campaign), accountId);
  return bucket === null ? null : { by: campaign.path ? 'path' : 'campaign', bucket, holdout };
}

/** The bucket where it is within a share; nothing is drawn for a share of none. */
function drawBelow(share: number, salt: string, scope: string, accountId: string): number | null {
  const buckets = Math.round(share * BUCKETS);
  if (buckets <= 0) return null;
  const bucket = bucketOf(salt, scope, accountId);
  return bucket < buckets ? bucket : null;
}

/** True when a campaign is deliberately not shown to an account. */
export function isWithheld(draw: Draw, workspaceHoldout: number, salt: string, accountId: string): boolean {
  return findHoldout(draw, workspaceHoldout, salt, accountId) !== null;
}

/**
 * The wording an account gets, by weight; null when no variant has any. Weighted rendezvous hashing, so that changing a
 * weight moves accounts only to or from that variant.
 *
 * @example assignVariant({ id: 'c1', variants }, environment.salt, 'acme')?.id // 'b'
 */
export function assignVariant(
  campaign: Pick<PublishedCampaign, 'id' | 'variants'>,
  salt: string,
  accountId: string,
): Variant | null {
  let best: Variant | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const variant of campaign.variants) {
    if (!(variant.weight > 0)) continue;
    const draw = (hash32(drawText(salt, `variant:${campaign.id}:${variant.id}`, accountId)) + 0.5) / RANGE;
    const score = -Math.log(draw) / variant.weight;
    if (score < bestScore) {
      best = variant;
      bestScore = score;
    }
  }
  return best;
}

/** Campaigns of one path and motion share one draw. */
export function drawScope(campaign: Pick<PublishedCampaign, 'id' | 'motion' | 'path'>): string {
  if (!campaign.path) return `campaign:${campaign.id}`;
  const motion = motionOf(campaign);
  return `${motion === 'tier' ? 'path' : motion}:${pathKey(campaign.path)}`;
}

/** One text for a path; no id holds a line break. */
function pathKey({ from, to }: Path): string {
  return `${from}\n${to}`;
}

const drawText = (salt: string, scope: string, accountId: string): string => `${salt}\n${scope}\n${accountId}`;
