import { createHash } from 'node:crypto';
import type { Reason, TraceRow } from '@uptier/shared/contracts/decision.ts';
import { isInSample } from '@uptier/shared/engine/campaigns/sample.ts';
import type { Ask } from '@uptier/shared/engine/facts/ask.ts';
import type { KeptDecisionRow } from '../store/queries/kept-decisions.ts';
import type { KeptMoment } from './kept-moment.ts';
import { keptRow } from './row.ts';

const DAY_MS = 86_400_000;
const KEEP_MS = 35 * DAY_MS;
/** Of each environment and day, as far as this process knows: up to the first number all, up to the second a share. */
const ALL_UP_TO = 1000;
const MOST_A_DAY = 5000;
const SHARE = 0.02;
const MOST_DAYS = 1000;

/** Says which decisions that showed nothing are kept: all of a quiet day, and of a busy one those of a share of accounts. */
export function createSampler() {
  const kept = new Map<string, number>();

  return function admits({ compiled, moment }: Ask): boolean {
    const key = `${compiled.environment.id} ${Math.floor(moment.now / DAY_MS)}`;
    const count = kept.get(key) ?? 0;
    const isWanted = count < ALL_UP_TO || (count < MOST_A_DAY && isInSample(moment.accountId, SHARE));
    if (!isWanted) return false;
    if (kept.size >= MOST_DAYS) kept.clear();
    kept.set(key, count + 1);
    return true;
  };
}

interface Nothing {
  /** The campaign that was claimed in vain; null where any would have done. */
  campaignId: string | null;
  reason: Reason;
  trace: readonly TraceRow[];
}

/** A decision that showed nothing, under the same id for the same user, moment and day. */
export function sampleRow(ask: Ask, asked: KeptMoment, { campaignId, reason, trace }: Nothing): KeptDecisionRow {
  const { moment } = ask;
  const day = Math.floor(moment.now / DAY_MS);
  const key = JSON.stringify([moment.userId, day, asked.what, asked.name, campaignId]);
  const id = `none-${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;
  const nothing = { outcome: 'none' as const, campaignId, variantId: null, granted: null };
  return keptRow(ask, asked, { id, ...nothing, keepUntil: moment.now + KEEP_MS, reason, trace });
}
