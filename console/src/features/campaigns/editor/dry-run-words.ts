import type { DryRun } from '@uptier/shared/contracts/dry-run.ts';
import { GATE_WORDS } from '../../../trace/gate-words.ts';
import { count, plural } from '../../../ui/format.ts';

const tenth = new Intl.NumberFormat(navigator.language, { maximumFractionDigits: 1 });

/** 0.4, 12.5: a rate with one decimal where it says something. */
export const rate = (value: number): string => tenth.format(value);

/** "18 accounts and 41 users would have seen it, about 0.6 accounts a day." */
export function dryRunSentence({ reached, stopped, readable, from, to, withheld }: DryRun): string {
  if (reached.accounts === 0 && withheld.accounts === 0) {
    const most = stopped.toSorted((a, b) => b.moments - a.moments)[0];
    return most
      ? `Nobody would have seen it. Most often: ${lower(GATE_WORDS[most.gate])}.`
      : 'Nobody would have seen it.';
  }
  const days = Math.max(1, (Date.parse(to) - Date.parse(from)) / 86_400_000);
  const aDay = readable?.accountsPerDay ?? (reached.accounts + withheld.accounts) / days;
  const met = `${plural(reached.accounts, 'account')} and ${plural(reached.users, 'user')} would have seen it`;
  return `${met}, about ${rate(aDay)} new accounts a day.`;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** In how many days its result could be read, or why never. */
export function readableWords({ readable, reached, withheld }: DryRun): { value: string | null; note: string } {
  if (readable) {
    const perArm = `${count(readable.accountsPerArm)} accounts per arm at ${rate(readable.accountsPerDay)} a day`;
    return { value: count(Math.ceil(readable.days)), note: perArm };
  }
  if (reached.accounts === 0) return { value: null, note: 'nobody would see it' };
  return { value: null, note: withheld.accounts === 0 ? 'nobody is held out, so its lift stays unknown' : 'too few' };
}
