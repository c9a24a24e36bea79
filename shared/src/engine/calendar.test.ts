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
  it.each([
    ['2026-11-20T23:30:00Z', 'UTC', '2026-11-20'],
    ['2026-11-20T23:30:00Z', 'Europe/Berlin', '2026-11-21'],
    ['2026-11-20T04:59:59Z', 'America/New_York', '2026-11-19'],
    ['2026-11-20T05:00:00Z', 'America/New_York', '2026-11-20'],
    ['2026-11-20T23:30:00Z', 'No/Such_Zone', '2026-11-20'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(isoDay(dayOf(at(instant), zone))).toBe(day);
  });

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

  it.each([
    ['2026-11-20', 15, '2026-11-15', '2026-12-15'],
    ['2026-11-14', 15, '2026-10-15', '2026-11-15'],
    ['2026-11-15', 15, '2026-11-15', '2026-12-15'],
    ['2027-02-27', 31, '2027-01-31', '2027-02-28'],
    ['2027-02-28', 31, '2027-02-28', '2027-03-31'],
    ['2028-02-28', 30, '2028-01-30', '2028-02-29'],
    ['2028-02-29', 30, '2028-02-29', '2028-03-30'],
    ['2028-02-29', 29, '2028-02-29', '2028-03-29'],
    ['2027-01-05', 31, '2026-12-31', '2027-01-31'],
    ['2026-11-20', 0, '2026-11-01', '2026-12-01'],
    ['2026-11-20', 32, '2026-11-01', '2026-12-01'],
    ['2026-11-20', 1.5, '2026-11-01', '2026-12-01'],
  ])('on %s with anchor %d run from %s to %s', (today, anchor, start, end) => {
    expect(billingPeriod(at(`${today}T10:00:00Z`), anchor, 'UTC')).toEqual({
      id: start,
      start: at(start),
      end: at(end),
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
