import { useMemo, useState } from 'preact/hooks';
import type { Week } from '../../api/reports.ts';
import { paths } from '../../app/paths.ts';
import { isDark } from '../../app/theme.ts';
import { BarChart, type BarPoint } from '../../charts/bar-chart.tsx';
import { Card } from '../../ui/card.tsx';
import { count, day, plural } from '../../ui/format.ts';
import { Segment } from '../../ui/segment.tsx';
import { type Column, Table } from '../../ui/table.tsx';

const WEEK_MS = 7 * 86_400_000;
/** The server tells no more, however long the period is. */
const MOST_WEEKS = 26;

const COLUMNS: readonly Column<Week>[] = [
  { id: 'week', head: 'Week of', cell: ({ weekStart }) => day(weekStart) },
  {
    id: 'attributed',
    head: 'Attributed',
    align: 'end',
    cell: ({ attributed }) => <span class="semi">{count(attributed)}</span>,
  },
  { id: 'upgrades', head: 'All upgrades', align: 'end', cell: ({ upgrades }) => count(upgrades) },
  { id: 'shown', head: 'Shown', align: 'end', cell: ({ shown }) => count(shown) },
  { id: 'withheld', head: 'Withheld', align: 'end', cell: ({ withheld }) => count(withheld) },
];

const toPoint = ({ weekStart, attributed, upgrades, shown, withheld }: Week): BarPoint => ({
  label: day(weekStart),
  value: attributed,
  sentence: `Week of ${day(weekStart)}: ${count(attributed)} of ${plural(upgrades, 'upgrade')} attributed, ${count(shown)} shown, ${count(withheld)} withheld`,
  unfinished: Date.parse(weekStart) + WEEK_MS > Date.now(),
});

function nameOf(weeks: readonly Week[]): string {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return 'Attributed upgrades per week';
  return `Attributed upgrades per week, from ${count(first.attributed)} in the week of ${day(first.weekStart)} to ${count(last.attributed)} in the week of ${day(last.weekStart)}`;
}

/** Upgrades week by week, as bars or as a table. */
export function WeeklyCard({ weeks }: { weeks: readonly Week[] }) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const points = useMemo(() => weeks.map(toPoint), [weeks]);
  const end = (
    <>
      <Segment
        label="View"
        small
        value={view}
        onChange={setView}
        options={[
          { value: 'chart', label: 'Chart' },
          { value: 'table', label: 'Table' },
        ]}
      />
      <a class="t12 hide-s" href={paths.conversion()}>
        Open conversion
      </a>
    </>
  );
  if (weeks.length === 0) {
    return (
      <Card title="Attributed upgrades per week">
        <p class="muted">No week of this period has an exposure or an upgrade.</p>
      </Card>
    );
  }
  return (
    <Card
      title="Attributed upgrades per week"
      note={weeks.length >= MOST_WEEKS && `the last ${MOST_WEEKS} weeks of the period`}
      end={end}
      flush={view === 'table'}
    >
      {view === 'chart' ? (
        <BarChart key={String(isDark())} label={nameOf(weeks)} points={points} />
      ) : (
        <Table
          label="Attributed upgrades per week"
          fit
          columns={COLUMNS}
          rows={weeks}
          rowKey={({ weekStart }) => weekStart}
        />
      )}
    </Card>
  );
}
