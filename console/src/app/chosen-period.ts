import { DEFAULT_PERIOD, type Period, parsePeriod } from './period.ts';
import { query, setQuery } from './router.ts';

/** The period of the address. */
export const usePeriod = (): Period => parsePeriod(query.value.get('period'), Date.now());

/** Puts a preset ("30d") or two days into the address. */
export function setPeriod(value: string): void {
  setQuery({ period: value === DEFAULT_PERIOD ? null : value }, { replace: false });
}
