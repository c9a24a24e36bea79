import type { Interval, Side } from '@uptier/shared/contracts/report.ts';
import type { ComponentChildren } from 'preact';
import type { Cell } from '../../api/reports.ts';
import type { NamedPath } from '../../api/tiers.ts';
import { IntervalMark, leaning } from '../../charts/interval-mark.tsx';
import { possible } from '../../charts/possible.ts';
import { VerdictChip } from '../../charts/verdict-chip.tsx';
import { Chip } from '../../ui/chip.tsx';
import { count, countRange, percent, pointRange, points, wholeMoney } from '../../ui/format.ts';
import { StairPath } from '../../ui/stair.tsx';

function Arm({ name, kind, side, scale }: { name: string; kind: 'shown' | 'w'; side: Side; scale: Interval }) {
  return (
    <>
      <span class="muted">{name}</span>
      <span class="rate">{side.rate === null ? '–' : percent(side.rate)}</span>
      <IntervalMark kind={kind} estimate={side.rate} interval={side.interval} scale={scale} />
      <span class="cnt">
        {count(side.converted)} / {count(side.mature)}
      </span>
    </>
  );
}

/** Why a difference cannot be told, if it cannot. */
function noDifference({ shown, withheld, difference }: Cell): string | null {
  if (shown.mature === 0 && withheld.mature === 0) return 'no window has closed yet';
  if (withheld.mature === 0)
    return withheld.exposed === 0 ? 'nobody was withheld' : 'no withheld window has closed yet';
  if (shown.mature === 0) return 'no shown window has closed yet';
  if (difference.estimate === null) return 'no data';
  if (difference.interval !== null) return null;
  if (shown.converted + withheld.converted === 0) return 'nobody upgraded yet';
  return withheld.converted === 0 ? 'no lift: 0 withheld upgraded' : 'too few to tell';
}

function Difference({ cell }: { cell: Cell }) {
  const why = noDifference(cell);
  const { estimate, interval } = cell.difference;
  const tone = cell.srm?.isMismatch ? 'n' : leaning(interval);
  return (
    <span class="row between nw">
      <span class="muted">Difference</span>
      {why !== null || estimate === null ? (
        <span class="muted">{why ?? 'no data'}</span>
      ) : (
        <span class="nowrap">
          <b class={tone === 'n' ? undefined : tone}>{points(estimate)}</b>
          {interval && (
            <span class="muted" title={pointRange(interval)}>
              {' '}
              ({interval[1] - interval[0] > 1 ? 'interval too wide' : pointRange(interval)})
            </span>
          )}
        </span>
      )}
    </span>
  );
}

function FootPart({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <span>
      <span class="dt">{term}</span>
      <span class="dd">{children}</span>
    </span>
  );
}

function Foot({ cell: { attributed, incremental, difference, shown, withheld } }: { cell: Cell }) {
  const isTold = incremental.upgrades !== null && possible(difference.interval) !== null;
  return (
    <span class="foot">
      <FootPart term="Attributed">
        {count(attributed.upgrades)} <span class="muted">· {wholeMoney(attributed.mrr, attributed.currency)}</span>
      </FootPart>
      <FootPart term="Incremental">
        {isTold && incremental.upgrades !== null ? (
          count(incremental.upgrades)
        ) : (
          <span class="muted">too little data</span>
        )}
        {isTold && incremental.interval && <span class="muted"> ({countRange(incremental.interval)})</span>}
      </FootPart>
      <FootPart term="Open">
        {count(shown.open)} <span class="muted">+ {count(withheld.open)}</span>
      </FootPart>
    </span>
  );
}

/** One path of the matrix: shown beside withheld, their difference, and what it brought. Opens the accounts. */
export function MatrixCell(props: {
  cell: Cell;
  path: NamedPath;
  scale: Interval;
  isOpen: boolean;
  onOpen: () => void;
  tabIndex: number;
}) {
  const { cell, path, scale, isOpen, onOpen, tabIndex } = props;
  const early = cell.shown.mature === 0 && cell.withheld.mature === 0;
  return (
    <button
      type="button"
      class="cell"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={onOpen}
      tabIndex={tabIndex}
    >
      <span class="row between nw">
        <StairPath {...path} />
        {early ? <Chip icon="clock">Too early</Chip> : cell.verdict && <VerdictChip verdict={cell.verdict} />}
      </span>
      <span class="arms">
        <Arm name="Shown" kind="shown" side={cell.shown} scale={scale} />
        <Arm name="Withheld" kind="w" side={cell.withheld} scale={scale} />
      </span>
      <Difference cell={cell} />
      <Foot cell={cell} />
    </button>
  );
}
