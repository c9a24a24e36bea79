import type { Schedule } from '@uptier/shared/contracts/schedule.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { DryRunPlan } from '@uptier/shared/engine/dry-run/plan.ts';
import type { DryRunTally } from '@uptier/shared/engine/dry-run/tally.ts';

/** The part of the time in which the draft's own schedule lets it run; empty where `from` is not before `to`. */
export function openSpan(plan: DryRunPlan): { from: EpochMs; to: EpochMs } {
  const { from = plan.from, until = plan.to } = plan.draft.timetable ?? {};
  return { from: Math.max(plan.from, from), to: Math.min(plan.to, until) };
}

/** What kept the draft from being live at its moments: its schedule, or the switch that stops everything. */
export function listOutside(plan: DryRunPlan, { notLive }: DryRunTally, scale: number): string[] {
  const { schedule = {} } = plan.draft.timetable ?? {};
  const words: Readonly<Record<string, (moments: string) => string>> = {
    stopped: (moments) => `All nudges are stopped by the switch today: ${moments} could not bring it.`,
    'not-started': (moments) =>
      `Its schedule begins ${timeWords(schedule.from)}: ${moments} before that could not bring it.${restWords(plan)}`,
    ended: (moments) =>
      `Its schedule ends ${timeWords(schedule.until)}: ${moments} after that could not bring it.${restWords(plan)}`,
    'outside-days': (moments) =>
      `Its schedule runs on ${(schedule.days ?? []).map(capital).join(', ')} only: ${moments} on other days could not bring it.`,
    'outside-hours': (moments) => `Its schedule runs ${hoursWords(schedule)}: ${moments} outside could not bring it.`,
  };
  return Object.entries(words).flatMap(([code, say]) => {
    const count = Math.round((notLive.get(code) ?? 0) * scale);
    return count > 0 ? [say(`${count.toLocaleString('en')} ${count === 1 ? 'moment' : 'moments'}`)] : [];
  });
}

function restWords(plan: DryRunPlan): string {
  const { from, to } = openSpan(plan);
  return from < to
    ? ' Rates count the days it may run.'
    : ' Nothing of these days is left: take the date away for a run that tells whom it would reach.';
}

/** "2026-11-20 09:00 UTC" */
function timeWords(time: string | undefined): string {
  return time === undefined ? 'at another time' : `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function hoursWords({ hours, timezone }: Schedule): string {
  const clock = hours ? `from ${hours.from} to ${hours.to} ` : '';
  return `${clock}(${timezone ?? 'the account’s own zone'}) only`;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
