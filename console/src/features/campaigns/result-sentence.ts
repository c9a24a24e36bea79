import type { Verdict } from '@uptier/shared/stats/verdict.ts';
import type { CampaignResult } from '../../api/campaigns.ts';
import { possible } from '../../charts/possible.ts';
import { count, percent, plural, pointRange, points } from '../../ui/format.ts';

/** What is true of a campaign, first in one line, then with its numbers. */
export function resultSentence(
  { shown, withheld, difference }: Pick<CampaignResult, 'shown' | 'withheld' | 'difference'>,
  windowDays: number,
): { title: string; text: string } {
  if (shown.rate === null) {
    return {
      title: 'No window has closed yet.',
      text: `${plural(shown.exposed, 'account')} saw it; the first rate can be read ${windowDays} days after the first exposure.`,
    };
  }
  const rate = `${percent(shown.rate)} of accounts that saw it upgraded within ${windowDays} days (${count(shown.converted)} of ${count(shown.mature)})`;
  if (withheld.rate === null || difference.estimate === null) {
    return {
      title: `${percent(shown.rate)} upgraded after seeing it.`,
      text: `${rate}. No withheld window has closed yet.`,
    };
  }
  const against = `${percent(withheld.rate)} of the withheld (${count(withheld.converted)} of ${count(withheld.mature)})`;
  const interval = possible(difference.interval);
  const range = interval ? ` (${pointRange(interval)})` : '';
  return {
    title: `${points(difference.estimate)} over withheld${range}.`,
    text: `${rate}, against ${against}.`,
  };
}

/** What may be concluded now. */
export function verdictSentence(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'working':
      return 'The whole interval lies above zero: the nudge lifts upgrades.';
    case 'hurting':
      return 'The whole interval lies below zero: accounts upgrade less often with the nudge.';
    case 'no-sign-of-lift':
      return 'There is enough data to see a lift worth having, and none shows.';
    case 'sample-mismatch':
      return 'Shown and withheld accounts do not match their weights, so the comparison cannot be trusted.';
    case 'more-days':
      return verdict.days === null
        ? 'Too few accounts have finished their window to say when this can be read.'
        : `Too early to tell: at the present pace it can be read in ${verdict.days > 365 ? 'more than a year' : plural(verdict.days, 'day')}.`;
  }
}
