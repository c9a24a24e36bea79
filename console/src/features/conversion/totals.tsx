import type { Interval } from '@uptier/shared/contracts/report.ts';
import type { ComponentChildren } from 'preact';
import type { Cell } from '../../api/reports.ts';
import { counted } from '../../charts/counted.tsx';
import { Card } from '../../ui/card.tsx';
import { count, countRange, money, plural } from '../../ui/format.ts';
import { How } from '../../ui/popover.tsx';

export type Totals = {
  paths: number;
  shown: number;
  withheld: number;
  upgrades: number;
  mrr: number;
  currency: string;
  incremental: { upgrades: number; interval: Interval; paths: number } | null;
};

/** Sums over paths. Incremental adds the paths that have an interval, and their bounds: the widest the truth may lie. */
export function totalsOf(cells: readonly Cell[]): Totals {
  const entered = cells.filter(({ shown, withheld }) => shown.exposed + withheld.exposed > 0);
  const sum = (of: (cell: Cell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const readable = entered.flatMap(({ incremental: { upgrades, interval } }) =>
    upgrades !== null && interval ? [{ upgrades, interval }] : [],
  );
  return {
    paths: entered.length,
    shown: sum((cell) => cell.shown.exposed),
    withheld: sum((cell) => cell.withheld.exposed),
    upgrades: sum((cell) => cell.attributed.upgrades),
    mrr: sum((cell) => cell.attributed.mrr),
    currency: cells[0]?.attributed.currency ?? 'usd',
    incremental:
      readable.length === 0
        ? null
        : {
            upgrades: readable.reduce((total, { upgrades }) => total + upgrades, 0),
            interval: [
              readable.reduce((low, { interval }) => low + interval[0], 0),
              readable.reduce((high, { interval }) => high + interval[1], 0),
            ],
            paths: readable.length,
          },
  };
}

function Line({
  term,
  how,
  value,
  interval,
  reading,
}: {
  term: string;
  how: ComponentChildren;
  value: string;
  interval: string;
  reading: string;
}) {
  return (
    <tr>
      <th scope="row">
        <How term={term} title={term}>
          {how}
        </How>
      </th>
      <td class="num semi">{value}</td>
      <td class="num muted">{interval}</td>
      <td class="muted hide-s">{reading}</td>
    </tr>
  );
}

/** The matrix in two lines that are never added. */
export function TotalsCard({ cells }: { cells: readonly Cell[] }) {
  const totals = totalsOf(cells);
  const { incremental } = totals;
  const left = incremental ? totals.paths - incremental.paths : 0;
  const reading =
    left > 0
      ? `${plural(left, 'path')} without enough data left out`
      : 'Bounds of the paths added: the widest the truth may lie';
  return (
    <Card
      title="All paths together"
      note={`${plural(totals.paths, 'path')}, ${count(totals.shown)} shown and ${count(totals.withheld)} withheld accounts`}
      flush
    >
      <div class="scroll">
        <table class="tbl fit totals">
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col" class="num">
                Value
              </th>
              <th scope="col" class="num">
                Interval
              </th>
              <th scope="col" class="hide-s">
                How to read it
              </th>
            </tr>
          </thead>
          <tbody>
            <Line
              term="Attributed"
              how={counted.attributed}
              value={count(totals.upgrades)}
              interval="a count"
              reading={`${money(totals.mrr, totals.currency)} MRR followed a nudge within its window`}
            />
            <Line
              term="Incremental"
              how={counted.incremental}
              value={incremental ? count(incremental.upgrades) : 'no data'}
              interval={incremental ? countRange(incremental.interval) : '–'}
              reading={incremental ? reading : 'No path has closed windows on both sides yet'}
            />
          </tbody>
        </table>
      </div>
    </Card>
  );
}
