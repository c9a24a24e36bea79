import type { Path, PublishedCampaign, Variant } from '../../contracts/campaign.ts';
import { type HashStart, hashFrom, startHash } from './hash.ts';
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
  return bucketFrom(startDraw(salt, scope), accountId);
}

/**
 * The draw that withholds a campaign from an account; null when it may be shown. First the workspace's, then the one all
 * campaigns of the path share, so that the control group of one is never nudged by another. Warnings are never withheld.
 *
 * @example findHoldout({ campaign, holdout: 0.1 }, policy.holdout, environment.salt, 'acme')?.by // 'path'
 */
export function findHoldout(draw: Draw, workspaceHoldout: number, salt: string, accountId: string): Holdout | null {
  return drawHoldout({ ...draw, draws: prepareHoldouts(draw.campaign, salt) }, workspaceHoldout, accountId);
}

/** The same for a campaign whose draws are prepared. */
export function drawHoldout(
  { campaign, holdout, draws }: Draw & { draws: HoldoutDraws },
  workspaceHoldout: number,
  accountId: string,
): Holdout | null {
  if (campaign.kind === 'limit-warning') return null;
  const workspace = drawBelow(workspaceHoldout, draws.workspace, accountId);
  if (workspace !== null) return { by: 'workspace', bucket: workspace, holdout: workspaceHoldout };
  const bucket = drawBelow(holdout, draws.scope, accountId);
  return bucket === null ? null : { by: campaign.path ? 'path' : 'campaign', bucket, holdout };
}

/** The bucket where it is within a share; nothing is drawn for a share of none. */
function drawBelow(share: number, start: HashStart, accountId: string): number | null {
  const buckets = Math.round(share * BUCKETS);
  if (buckets <= 0) return null;
  const bucket = bucketFrom(start, accountId);
  return bucket < buckets ? bucket : null;
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
  return drawVariant(prepareVariants(campaign, salt), accountId);
}

/** The same for a campaign whose draws are prepared. */
export function drawVariant({ variants, areEqual }: VariantDraws, accountId: string): Variant | null {
  let best: Variant | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const { variant, start } of variants) {
    const draw = (hashFrom(start, accountId) + 0.5) / RANGE;
    // Where all weigh the same, the greatest draw has the least score.
    const score = areEqual ? -draw : -Math.log(draw) / variant.weight;
    if (score < bestScore) {
      best = variant;
      bestScore = score;
    }
  }
  return best;
}

interface HoldoutDraws {
  workspace: HashStart;
  scope: HashStart;
}

interface VariantDraws {
  /** Those that some account may get. */
  variants: readonly { variant: Variant; start: HashStart }[];
  areEqual: boolean;
}

/** Every draw of a campaign up to the account's id, which is all that differs between accounts. */
export type Draws = HoldoutDraws & VariantDraws;

/** Hashes what all accounts share, once per publish. */
export function prepareDraws(campaign: PublishedCampaign, salt: string): Draws {
  return { ...prepareHoldouts(campaign, salt), ...prepareVariants(campaign, salt) };
}

function prepareHoldouts(campaign: Draw['campaign'], salt: string): HoldoutDraws {
  return { workspace: startDraw(salt, 'workspace'), scope: startDraw(salt, drawScope(campaign)) };
}

function prepareVariants({ id, variants }: Pick<PublishedCampaign, 'id' | 'variants'>, salt: string): VariantDraws {
  const some = variants.filter(({ weight }) => weight > 0);
  return {
    variants: some.map((variant) => ({ variant, start: startDraw(salt, `variant:${id}:${variant.id}`) })),
    areEqual: some.every(({ weight }) => weight === some[0]?.weight),
  };
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

const startDraw = (salt: string, scope: string): HashStart => startHash(`${salt}\n${scope}\n`);

const bucketFrom = (start: HashStart, accountId: string): number =>
  Math.floor((hashFrom(start, accountId) / RANGE) * BUCKETS);
