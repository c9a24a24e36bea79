import type { DryRun } from '@uptier/shared/contracts/dry-run.ts';
import { count, day, plural } from '../../../ui/format.ts';
import { type Stat, Stats } from '../../../ui/stats.tsx';
import { SURFACES } from '../words.ts';
import { rate, readableHow, readableWords } from './dry-run-words.ts';

const surfacesNote = ({ surfaces }: DryRun) =>
  surfaces.map(({ surface, nudges }) => `${SURFACES[surface].toLowerCase()} ${count(nudges)}`).join(', ');

/** The five figures: reached, withheld, nudges by surface, fatigue beside its cap, and days to a result. */
export function DryRunFigures({ run }: { run: DryRun }) {
  const { reached, withheld, fatigue, recorded, replayed } = run;
  const readable = readableWords(run);
  const span = `${day(run.from)} to ${day(run.to)}`;
  const items: Stat[] = [
    {
      term: 'Reached',
      how: `Accounts in which somebody would have been shown it at least once, ${span}. Replayed: ${count(replayed.moments)} of ${count(recorded.moments)} moments, ${count(replayed.accounts)} of ${count(recorded.accounts)} accounts.`,
      value: count(reached.accounts),
      note: `accounts, ${plural(reached.users, 'user')}`,
    },
    {
      term: 'Withheld',
      how: 'Accounts that would have met it and were held out, by the workspace, the path or the campaign.',
      value: count(withheld.accounts),
      note: 'accounts, to measure it',
    },
    {
      term: 'Nudges',
      how: 'How often it would have been shown, by surface.',
      value: count(reached.nudges),
      note: surfacesNote(run) || 'none',
    },
    {
      term: 'Fatigue',
      how: 'Weight it would have charged to a reached account in a week, beside the cap of the account in 7 days. Surfaces that answer the user charge nothing.',
      value: fatigue.weightPerAccountWeek === null ? null : rate(fatigue.weightPerAccountWeek),
      note: `a week, of ${count(fatigue.accountWeekCap)} per account`,
    },
    {
      term: 'To a result',
      how: readableHow(run),
      value: readable.value,
      note: readable.note,
    },
  ];
  return (
    <div class="in-card">
      <Stats items={items} />
    </div>
  );
}
