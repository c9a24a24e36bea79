import type { EpochMs } from '../contracts/time.ts';

const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const ZONED = /(Z|[+-]\d{2}:?\d{2})$/i;
const LATEST = 8.64e15;

/** Reads a trait as an instant: ISO 8601 text (UTC unless it says otherwise) or epoch milliseconds; null for all else. */
export function readInstant(value: unknown): EpochMs | null {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= LATEST ? value : null;
  if (typeof value !== 'string' || !ISO.test(value)) return null;
  const isZoned = value.length === 10 || ZONED.test(value.slice(10));
  const at = Date.parse(isZoned ? value : `${value}Z`);
  return Number.isNaN(at) ? null : at;
}
