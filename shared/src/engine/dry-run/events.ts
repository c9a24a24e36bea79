import { zoneOf } from '../account/timezone.ts';
import { readCounts } from '../state/day-counts.ts';
import { own } from '../state/own.ts';
import { dayOf, startOfDay } from '../time/calendar.ts';
import type { RecordedAccount, RecordedMoment } from './account.ts';
import type { DryRunPlan } from './plan.ts';

const MINUTE_MS = 60_000;
const NOON_MS = 12 * 60 * MINUTE_MS;
/** After a user's last moment of a day: in the same session, past the shortest clock. */
const LATER_MS = 15 * MINUTE_MS;

/**
 * Events are recorded as moments only while a live campaign waits for them. For a draft that waits for another, the days
 * on which users sent it stand in: one moment a user and day, where none was recorded.
 */
export function withEvents(plan: DryRunPlan, account: RecordedAccount): RecordedAccount {
  const { trigger } = plan.draft.campaign;
  if (trigger.kind !== 'event') return account;
  const zone = zoneOf(account.state, plan.withDraft.environment.timezone);
  const days = Map.groupBy(account.moments, ({ at, userId }) => `${userId} ${dayOf(at, zone)}`);
  const guessed = Object.entries(account.state.users).flatMap(([userId, { usage }]) =>
    [...readCounts(own(usage, trigger.name) ?? '').keys()].flatMap((day): RecordedMoment[] => {
      const known = days.get(`${userId} ${day}`) ?? [];
      if (known.some(({ what, name }) => what === 'event' && name === trigger.name)) return [];
      const last = known.at(-1);
      const at = last ? last.at + LATER_MS : startOfDay(day, zone) + NOON_MS;
      if (at < plan.from || at >= plan.to) return [];
      return [{ at, userId, what: 'event', name: trigger.name, locale: last?.locale ?? null, isGuessed: true }];
    }),
  );
  if (guessed.length === 0) return account;
  return { ...account, moments: [...account.moments, ...guessed].sort((a, b) => a.at - b.at) };
}
