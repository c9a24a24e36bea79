import { billingPeriod, dayOf, isoDay } from '../engine/time/calendar.ts';
import type { VectorCase } from './vector-case.ts';

interface CalendarFile {
  cases: (
    | { at: string; zone: string; day: string }
    | { at: string; zone: string; anchor: number; period: { start: string; end: string } }
  )[];
}

export function listCalendar(text: string): VectorCase[] {
  const { cases }: CalendarFile = JSON.parse(text);
  return cases.map((row) => ({
    name: JSON.stringify(row),
    answer: () => {
      const instant = Date.parse(row.at);
      if ('day' in row) return [{ wanted: row.day, got: isoDay(dayOf(instant, row.zone)) }];
      const { start, end } = row.period;
      const wanted = { id: start, start: Date.parse(start), end: Date.parse(end) };
      return [{ wanted, got: billingPeriod(instant, row.anchor, row.zone), isWhole: true }];
    },
  }));
}
