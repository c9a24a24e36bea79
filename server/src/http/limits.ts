import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { Problem } from './problem.ts';

const MOST_KEYS = 10_000;

/** Counts attempts per key in fixed windows; `take` throws `rate_limited` once a key has spent its `max`. */
export function createRateLimit({ max, perMs, now }: { max: number; perMs: number; now: () => EpochMs }) {
  const spent = new Map<string, { count: number; until: EpochMs }>();
  return {
    take(key: string): void {
      const at = now();
      const current = spent.get(key);
      const window = current && current.until > at ? current : { count: 0, until: at + perMs };
      if (window.count >= max) {
        const seconds = Math.max(1, Math.ceil((window.until - at) / 1000));
        const sentence = `Too many attempts: try again in ${seconds} seconds.`;
        throw new Problem('rate_limited', sentence, undefined, { 'Retry-After': String(seconds) });
      }
      window.count++;
      spent.delete(key);
      spent.set(key, window);
      // Insertion order is age, so the oldest key goes first.
      for (const oldest of spent.keys()) {
        if (spent.size <= MOST_KEYS) break;
        spent.delete(oldest);
      }
    },
    clear(key: string): void {
      spent.delete(key);
    },
  };
}
