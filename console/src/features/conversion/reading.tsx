import type { Interval } from '@uptier/shared/contracts/report.ts';
import type { Cell } from '../../api/reports.ts';
import { counted } from '../../charts/counted.tsx';
import { ArmKey } from '../../charts/interval-mark.tsx';
import { wholePercent } from '../../ui/format.ts';
import { How } from '../../ui/popover.tsx';

/** The sample check of all paths, when every path passed it. */
function Samples({ cells }: { cells: readonly Cell[] }) {
  const checks = cells.flatMap(({ srm }) => (srm ? [srm] : []));
  if (checks.length === 0 || checks.some((check) => check.isMismatch)) return null;
  const least = Math.min(...checks.map((check) => check.pValue));
  return <p>Samples match their weights on every path (p ≥ {Math.floor(least * 100) / 100}).</p>;
}

/** How to read the matrix, in the room the matrix leaves free. */
export function Reading({
  scale,
  windowDays,
  span,
  cells,
}: {
  scale: Interval;
  windowDays: number;
  span: number;
  cells: readonly Cell[];
}) {
  return (
    <div class="reading" style={{ gridColumn: `span ${span}` }}>
      <div class="legend">
        <ArmKey arm="shown" />
        <ArmKey arm="withheld" />
        <span>band: 95% Wilson, one scale of 0 to {wholePercent(scale[1])}</span>
      </div>
      <p>
        <How term="Rates" title="Conversion rate">
          {counted.rate}
        </How>{' '}
        count accounts whose {windowDays} days have passed; the rest are{' '}
        <How term="open" title="Open">
          {counted.open}
        </How>
        . The{' '}
        <How term="difference" title="Difference">
          {counted.difference}
        </How>{' '}
        has an always-valid interval: look as often as you like.{' '}
        <How term="Attributed" title="Attributed">
          {counted.attributed}
        </How>{' '}
        follows a nudge seen before the upgrade;{' '}
        <How term="incremental" title="Incremental">
          {counted.incremental}
        </How>{' '}
        is what the holdout says would not have happened. Never add the two.
      </p>
      <Samples cells={cells} />
    </div>
  );
}
