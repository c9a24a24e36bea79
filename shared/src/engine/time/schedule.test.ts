import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Schedule, weekdays } from '../../contracts/schedule.ts';
import { openUntil, outsideOf, prepareSchedule } from './schedule.ts';

const MINUTE = 60_000;
const at = (text: string) => Date.parse(text);
const timetableOf = (schedule: Schedule) => {
  const timetable = prepareSchedule(schedule);
  if (!timetable) throw new Error('a schedule has a timetable');
  return timetable;
};

describe('a window ends', () => {
  const endOf = (schedule: Schedule, now: string, latest: string, zone = 'UTC') =>
    new Date(openUntil(timetableOf(schedule), at(now), at(latest), zone)).toISOString();

  it.each<[string, Schedule, string, string]>([
    ['with its hours', { hours: { from: '09:00', to: '12:07' } }, '12:00:30', '12:07:00.000'],
    ['with the day', { days: ['fri'], hours: { from: '09:00', to: '09:00' } }, '12:00:00', '12:15:00.000'],
    ['at its end', { until: '2026-11-20T12:03:04.005Z' }, '12:00:00', '12:03:04.005'],
    [
      'at its end, before its hours',
      { until: '2026-11-20T12:01Z', hours: { from: '09:00', to: '12:05' } },
      '12:00:00',
      '12:01:00.000',
    ],
    [
      'with its hours, before its end',
      { until: '2026-11-20T12:06:30Z', hours: { from: '09:00', to: '12:05' } },
      '12:00:00',
      '12:05:00.000',
    ],
    ['never within the time asked', { hours: { from: '09:00', to: '17:00' } }, '12:00:00', '12:15:00.000'],
    ['not where there is none', {}, '12:00:00', '12:15:00.000'],
  ])('%s', (_, schedule, now, end) => {
    expect(endOf(schedule, `2026-11-20T${now}Z`, '2026-11-20T12:15:00Z')).toBe(`2026-11-20T${end}Z`);
  });

  it('at midnight, where the day is the last', () => {
    expect(endOf({ days: ['fri'] }, '2026-11-20T23:50:00Z', '2026-11-21T00:05:00Z')).toBe('2026-11-21T00:00:00.000Z');
  });

  it('when clocks jump over its end', () => {
    const night = { hours: { from: '00:00', to: '02:30' }, timezone: 'Europe/Berlin' };
    expect(endOf(night, '2026-03-29T00:55:00Z', '2026-03-29T01:10:00Z')).toBe('2026-03-29T01:00:00.000Z');
  });
});

describe('days and hours', () => {
  it('are those that a clock on the wall shows', () => {
    const clock = fc
      .integer({ min: 0, max: 1439 })
      .map((minute) => new Date(minute * MINUTE).toISOString().slice(11, 16));
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');
    const days = fc.subarray([...weekdays], { minLength: 1 });
    const instants = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') });
    fc.assert(
      fc.property(clock, clock, days, zone, instants, (from, to, on, timezone, now) => {
        fc.pre(from < to);
        const parts = Object.fromEntries(
          new Intl.DateTimeFormat('en-GB', {
            timeZone: timezone,
            hourCycle: 'h23',
            weekday: 'short',
            hour: '2-digit',
            minute: '2-digit',
          })
            .formatToParts(now)
            .map(({ type, value }) => [type, value]),
        );
        const wall = `${parts.hour}:${parts.minute}`;
        const isDay = on.some((day) => day === parts.weekday?.toLowerCase());
        const wanted = !isDay ? 'outside-days' : wall >= from && wall < to ? null : 'outside-hours';
        const timetable = timetableOf({ days: on, hours: { from, to } });
        expect(outsideOf(timetable, now, timezone)).toBe(wanted);
      }),
      { numRuns: 500 },
    );
  });
});
