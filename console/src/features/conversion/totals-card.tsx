import type { ComponentChildren } from 'preact';
import { counted } from '../../charts/counted.tsx';
import { Card } from '../../ui/card.tsx';
import { count, countRange, plural, wholeMoney } from '../../ui/format.ts';
import { How } from '../../ui/popover.tsx';
import type { Totals } from './totals.ts';

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
export function TotalsCard({ totals }: { totals: Totals }) {
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
              reading={`${wholeMoney(totals.mrr, totals.currency)} MRR followed a nudge within its window`}
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
