import type { EpochMs } from '../../contracts/time.ts';

const DAY_MS = 86_400_000;
const MOST_ZONES = 1000;
const MOST_DAYS = 20_000;

interface Zone {
  format: Intl.DateTimeFormat;
  /** Offset at the start of each UTC day that was asked for. */
  offsets: Map<number, number>;
}

// Only a cache of what Intl would answer again; two callers cannot see each other through it.
const zones = new Map<string, Zone | null>();

/** True for an IANA zone that this runtime knows. */
export function isZone(timezone: string): boolean {
  return zoneFor(timezone) !== null;
}

/**
 * Milliseconds by which the zone's clocks are ahead of UTC at an instant; 0 for an unknown zone.
 *
 * @example offsetAt(Date.parse('2026-11-20T12:00:00Z'), 'Europe/Berlin') // 3600000
 */
export function offsetAt(at: EpochMs, timezone: string): number {
  if (timezone === 'UTC') return 0;
  const zone = zoneFor(timezone);
  if (!zone) return 0;
  const day = Math.floor(at / DAY_MS);
  const before = offsetOfDay(zone, day);
  // A day whose two ends agree has no change of clocks inside.
  return before === offsetOfDay(zone, day + 1) ? before : readOffset(zone, at);
}

function offsetOfDay(zone: Zone, day: number): number {
  const known = zone.offsets.get(day);
  if (known !== undefined) return known;
  if (zone.offsets.size >= MOST_DAYS) zone.offsets.clear();
  const offset = readOffset(zone, day * DAY_MS);
  zone.offsets.set(day, offset);
  return offset;
}

function readOffset(zone: Zone, at: EpochMs): number {
  const second = Math.floor(at / 1000) * 1000;
  const part: Record<string, number> = {};
  for (const { type, value } of zone.format.formatToParts(second)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
}

function zoneFor(timezone: string): Zone | null {
  const known = zones.get(timezone);
  if (known !== undefined) return known;
  if (zones.size >= MOST_ZONES) zones.clear();
  const zone = openZone(timezone);
  zones.set(timezone, zone);
  return zone;
}

function openZone(timezone: string): Zone | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return { format, offsets: new Map() };
  } catch {
    return null;
  }
}
