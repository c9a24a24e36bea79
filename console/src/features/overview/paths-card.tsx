import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Interval } from '@uptier/shared/contracts/report.ts';
import type { Cell } from '../../api/reports.ts';
import { namePath } from '../../api/tiers.ts';
import { paths } from '../../app/paths.ts';
import { navigate } from '../../app/router.ts';
import { IntervalMark, leaning, roundUp, scaleBounds } from '../../charts/interval-mark.tsx';
import { VerdictChip } from '../../charts/verdict-chip.tsx';
import { Card } from '../../ui/card.tsx';
import { count, percent, points, wholePercent } from '../../ui/format.ts';
import { StairPath } from '../../ui/stair.tsx';
import { type Column, Table } from '../../ui/table.tsx';

const rate = (value: number | null) => (value === null ? <span class="faint">–</span> : percent(value));

function columnsFor(catalog: Catalog, scale: Interval): Column<Cell>[] {
  return [
    { id: 'path', head: 'Path', cell: (cell) => <StairPath {...namePath(catalog, cell)} /> },
    {
      id: 'shown',
      head: 'Shown',
      align: 'end',
      hide: 's',
      cell: ({ shown }) => (
        <span class="semi" title={`${count(shown.converted)} of ${count(shown.mature)}`}>
          {rate(shown.rate)}
        </span>
      ),
    },
    {
      id: 'withheld',
      head: 'Withheld',
      align: 'end',
      hide: 's',
      cell: ({ withheld }) => (
        <span class="muted" title={`${count(withheld.converted)} of ${count(withheld.mature)}`}>
          {rate(withheld.rate)}
        </span>
      ),
    },
    {
      id: 'difference',
      head: 'Difference',
      align: 'end',
      cell: ({ difference: { estimate } }) => (
        <span class="nowrap">{estimate === null ? <span class="faint">–</span> : points(estimate)}</span>
      ),
    },
    {
      id: 'interval',
      head: `Interval, ±${wholePercent(scale[1]).replace('%', '')} pts`,
      hide: 's',
      cell: ({ difference }) => (
        <span class="interval-col">
          <IntervalMark
            kind={leaning(difference.interval)}
            estimate={difference.estimate}
            interval={difference.interval}
            scale={scale}
            zero
          />
        </span>
      ),
    },
    { id: 'verdict', head: 'Status', cell: ({ verdict }) => verdict && <VerdictChip verdict={verdict} /> },
  ];
}

/** Every path that has entries, the most attributed first. */
export function PathsCard({
  cells,
  catalog,
  windowDays,
}: {
  cells: readonly Cell[];
  catalog: Catalog;
  windowDays: number;
}) {
  const rows = cells
    .filter(({ shown, withheld }) => shown.exposed + withheld.exposed > 0)
    .sort((a, b) => b.attributed.upgrades - a.attributed.upgrades);
  const most = Math.max(0.02, ...scaleBounds(rows.map(({ difference }) => difference.interval)).map(Math.abs));
  const end = roundUp(most);
  return (
    <Card
      title="Paths"
      note={`${windowDays}-day window, mature accounts`}
      flush
      footer="Green: the whole interval lies above zero. Red: below. Grey: it still holds zero."
    >
      {rows.length === 0 ? (
        <p class="muted in">No account has entered a path in this period.</p>
      ) : (
        <Table
          label="Paths"
          fit
          columns={columnsFor(catalog, [-end, end])}
          rows={rows}
          rowKey={({ from, to }) => `${from} ${to}`}
          onOpen={({ from, to }) => navigate(paths.conversion({ fromTier: from, toTier: to }))}
        />
      )}
    </Card>
  );
}
