import type { PathAccount } from '../../api/reports.ts';
import { count } from '../../ui/format.ts';

const DAY_MS = 86_400_000;

const days = (from: string, to: number) => Math.floor((to - Date.parse(from)) / DAY_MS);

/** What became of an account, in words; `tone` only where the words already say it. */
export function outcomeOf(
  account: PathAccount,
  windowDays: number,
  nameOf: (tier: string) => string,
  now: number,
): { text: string; tone: 'good' | 'muted' } {
  const { enteredAt, convertedAt, converted, mature, movedTo, movedAt } = account;
  if (converted && convertedAt)
    return { text: `Upgraded on day ${count(days(enteredAt, Date.parse(convertedAt)))}`, tone: 'good' };
  if (converted) return { text: 'Upgraded', tone: 'good' };
  const movedOn = movedAt ? days(enteredAt, Date.parse(movedAt)) : null;
  if (movedTo && movedOn !== null && movedOn <= windowDays)
    return { text: `To ${nameOf(movedTo)}, day ${count(movedOn)}`, tone: 'muted' };
  if (mature) return { text: 'Not upgraded', tone: 'muted' };
  const left = Math.max(0, windowDays - days(enteredAt, now));
  return { text: left === 1 ? 'Open, 1 day left' : `Open, ${count(left)} days left`, tone: 'muted' };
}
