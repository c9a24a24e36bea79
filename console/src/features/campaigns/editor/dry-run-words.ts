import type { DryRun } from '@uptier/shared/contracts/dry-run.ts';
import { GATE_WORDS } from '../../../trace/gate-words.ts';
import { count, plural } from '../../../ui/format.ts';

const tenth = new Intl.NumberFormat(navigator.language, { maximumFractionDigits: 1 });

/** 0.4, 12.5: a rate with one decimal where it says something. */
export const rate = (value: number): string => tenth.format(value);

/** "18 accounts and 41 users would have seen it, about 0.6 new accounts a day." */
export function dryRunSentence({ reached, stopped, readable, days, withheld, asked }: DryRun): string {
  if (asked.moments === 0) return 'Nobody would have seen it: the moment it waits for did not come.';
  if (reached.accounts === 0 && withheld.accounts === 0) {
    const most = stopped.toSorted((a, b) => b.moments - a.moments)[0];
    return most
      ? `Nobody would have seen it. Most often: ${lower(GATE_WORDS[most.gate])}.`
      : 'Nobody would have seen it.';
  }
  const aDay = readable?.accountsPerDay ?? (reached.accounts + withheld.accounts) / days;
  const met = `${plural(reached.accounts, 'account')} and ${plural(reached.users, 'user')} would have seen it`;
  const among = withheld.accounts > 0 ? ', those held out included' : '';
  return `${met}, about ${rate(aDay)} new accounts a day${among}.`;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const LONGEST_DAYS = 730;

/** When its result could be read: "41 days", "20 years", or why never. */
export function readableWords({ readable, reached, withheld }: DryRun): { value: string | null; note: string } {
  if (readable) {
    const { days, accountsPerSide } = readable;
    const value = days > LONGEST_DAYS ? `${count(Math.round(days / 365))} years` : plural(days, 'day');
    return { value, note: `${count(accountsPerSide)} accounts per side` };
  }
  if (reached.accounts === 0) return { value: null, note: 'nobody would see it' };
  return { value: null, note: withheld.accounts === 0 ? 'nobody is held out: its lift stays unknown' : 'too few' };
}

/** How that was reckoned. */
export function readableHow({ readable }: DryRun): string {
  const how = 'Days until enough accounts were shown and withheld to tell a difference, at this pace.';
  if (!readable) return how;
  const { accountsPerSide, accountsPerDay, windowDays } = readable;
  return `${how} ${count(accountsPerSide)} accounts are needed per side and ${rate(accountsPerDay)} a day would come; the last of them can be judged ${plural(windowDays, 'day')} later.`;
}

/** "0.8 s", "under 0.1 s" */
export const tookWords = (ms: number): string => (ms < 100 ? 'under 0.1 s' : `${rate(ms / 1000)} s`);
