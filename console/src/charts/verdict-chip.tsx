import type { Verdict } from '@uptier/shared/stats/verdict.ts';
import { Chip } from '../ui/chip.tsx';
import { count } from '../ui/format.ts';

const FAR_DAYS = 365;

function moreDays(days: number): string {
  if (days > FAR_DAYS) return 'Over a year';
  return days === 1 ? '1 more day' : `${count(days)} more days`;
}

/** What a comparison says now, in a word with an icon. */
export function VerdictChip({ verdict }: { verdict: Verdict }) {
  switch (verdict.kind) {
    case 'working':
      return (
        <Chip tone="good" icon="check">
          Working
        </Chip>
      );
    case 'hurting':
      return (
        <Chip tone="bad" icon="warn">
          Hurting
        </Chip>
      );
    case 'no-sign-of-lift':
      return <Chip icon="info">No sign of lift</Chip>;
    case 'sample-mismatch':
      return (
        <Chip tone="bad" icon="warn">
          Sample mismatch
        </Chip>
      );
    case 'more-days':
      if (verdict.days === null) return <Chip icon="info">Too little data</Chip>;
      return (
        <Chip tone="warn" icon="clock">
          {moreDays(verdict.days)}
        </Chip>
      );
  }
}

/** The same in a sentence, for a popover or a screen reader. */
export function verdictSentence(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'working':
      return 'The whole interval lies above zero: nudges lift upgrades here.';
    case 'hurting':
      return 'The whole interval lies below zero: accounts upgrade less often with the nudge.';
    case 'no-sign-of-lift':
      return 'There is enough data to see a lift worth having, and none shows.';
    case 'sample-mismatch':
      return 'Shown and withheld accounts do not match their weights, so the comparison cannot be trusted.';
    case 'more-days':
      return verdict.days === null
        ? 'Too few accounts have finished their window to say when this can be read.'
        : `Too early: at the present pace this can be read in ${count(verdict.days)} days.`;
  }
}
