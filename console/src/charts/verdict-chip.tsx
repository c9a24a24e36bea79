import type { Verdict } from '@uptier/shared/stats/verdict.ts';
import { Chip } from '../ui/chip.tsx';
import { count, plural } from '../ui/format.ts';

const FAR_DAYS = 365;

function moreDays(days: number): string {
  if (days > FAR_DAYS) return 'Needs over a year';
  return days === 1 ? '1 more day' : `${count(days)} more days`;
}

function sentenceOf(verdict: Verdict): string {
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
        : `Too early: at the present pace this can be read in ${plural(verdict.days, 'day')}.`;
  }
}

/** What a comparison says now: a word with an icon, and the sentence on hover. */
export function VerdictChip({ verdict }: { verdict: Verdict }) {
  const title = sentenceOf(verdict);
  switch (verdict.kind) {
    case 'working':
      return (
        <Chip tone="good" icon="check" title={title}>
          Working
        </Chip>
      );
    case 'hurting':
      return (
        <Chip tone="bad" icon="warn" title={title}>
          Hurting
        </Chip>
      );
    case 'no-sign-of-lift':
      return (
        <Chip icon="info" title={title}>
          No sign of lift
        </Chip>
      );
    case 'sample-mismatch':
      return (
        <Chip tone="bad" icon="warn" title={title}>
          Sample mismatch
        </Chip>
      );
    case 'more-days':
      return (
        <Chip {...(verdict.days === null ? { icon: 'info' } : { tone: 'warn', icon: 'clock' })} title={title}>
          {verdict.days === null ? 'Too little data' : moreDays(verdict.days)}
        </Chip>
      );
  }
}
