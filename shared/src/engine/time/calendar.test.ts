import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billingPeriod, dayOf, isoDay, monthPeriod, startOfDay } from './calendar.ts';
import { isZone } from './zone.ts';

const at = (text: string) => Date.parse(text);
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Santiago',
  'Africa/Cairo',
];
const instants = fc.integer({ min: at('2020-01-01'), max: at('2035-01-01') });

describe('calendar days', () => {
  it('agree with Intl around every change of clocks', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, timeZone) => {
        const date = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
        expect(isoDay(dayOf(instant, timeZone))).toBe(date);
      }),
      { numRuns: 2000 },
    );
  });

  it('begin at their first instant', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const day = dayOf(instant, zone);
        const start = startOfDay(day, zone);
        expect(dayOf(start, zone)).toBe(day);
        expect(dayOf(start - 1, zone)).toBe(day - 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('begin when the clocks jump where midnight is skipped', () => {
    const day = dayOf(at('2024-09-08T12:00:00Z'), 'America/Santiago');
    expect(new Date(startOfDay(day, 'America/Santiago')).toISOString()).toBe('2024-09-08T04:00:00.000Z');
  });

  it('know a zone from a text', () => {
    expect(['Europe/Paris', 'Mars/Olympus', ''].map(isZone)).toEqual([true, false, false]);
  });
});

describe('periods', () => {
  it('of a month follow the zone', () => {
    expect(monthPeriod(at('2026-11-01T03:00:00Z'), 'America/New_York')).toEqual({
      id: '2026-10',
      start: at('2026-10-01T04:00:00Z'),
      end: at('2026-11-01T04:00:00Z'),
    });
  });

  it('of billing hold the moment and follow each other without a gap', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 31 }), fc.constantFrom(...zones), (instant, anchor, zone) => {
        const period = billingPeriod(instant, anchor, zone);
        expect(period.start <= instant && instant < period.end).toBe(true);
        expect(billingPeriod(period.end, anchor, zone).start).toBe(period.end);
      }),
    );
  });
});
