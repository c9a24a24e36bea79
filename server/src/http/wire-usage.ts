import type { LimitUsage } from '@uptier/shared/contracts/session.ts';
import { type EpochMs, formatTime } from '@uptier/shared/contracts/time.ts';
import type { LimitUse } from '@uptier/shared/engine/account/usage.ts';

/** Use of every limit as the wire shows it: instants as ISO 8601. */
export function wireUsage(uses: Record<string, LimitUse>): Record<string, LimitUsage> {
  return Object.fromEntries(Object.entries(uses).map(([limit, use]) => [limit, wireUse(use)]));
}

function wireUse({ used, limit, ratio, resetsAt, reachedAt }: LimitUse): LimitUsage {
  const text = (at: EpochMs | null) => (at === null ? null : formatTime(at));
  return { used, limit, ratio, resetsAt: text(resetsAt), reachedAt: text(reachedAt) };
}
