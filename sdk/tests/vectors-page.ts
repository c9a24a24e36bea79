import type { LimitUsage } from '@uptier/shared/contracts/session.ts';
import { type Crossing, listCrossings } from '@uptier/shared/vectors/crossings.ts';
import { fits } from '@uptier/shared/vectors/fits.ts';
import { runVectors, type VectorFailure } from '@uptier/shared/vectors/run-vectors.ts';
import { isPulled } from '../src/leases.ts';
import { createUsageBook } from '../src/usage.ts';

/** Puts every golden case to the engine as it was built for pages. */
export const askEngine = runVectors;

/** Puts every use of a metered limit in the golden scenarios to the page's own count and triggers. */
export function countAlong(text: string): { count: number; failures: VectorFailure[] } {
  const crossings = listCrossings(text);
  const failures = crossings.flatMap((crossing) => {
    const wanted = { used: crossing.now, ratio: crossing.max && crossing.now / crossing.max, pulled: crossing.fired };
    const got = follow(crossing);
    return fits(wanted, got) ? [] : [{ name: crossing.name, wanted, got }];
  });
  return { count: crossings.length, failures };
}

/** What a page holds and does that learned the use before and counts this one. */
function follow({ limit, quantity, before, max, thresholds }: Crossing): object {
  const book = createUsageBook(() => undefined);
  const known: LimitUsage = { used: before, limit: max, ratio: null, resetsAt: null, reachedAt: null };
  book.learn({ [limit]: known }, 0);
  const at = '2026-11-20T00:00:00.000Z';
  book.count({ id: 'use', at, accountId: 'a', userId: 'u', type: 'usage', name: limit, quantity });
  const { used = Number.NaN, ratio = null } = book.find(limit) ?? {};
  const trigger = { kind: 'limit' as const, limit, thresholds, open: null };
  return {
    used,
    ratio,
    pulled: max !== null && isPulled({ trigger }, { kind: 'limit', limit, before, now: used, max }),
  };
}
