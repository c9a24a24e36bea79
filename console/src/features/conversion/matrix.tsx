import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog, Tier } from '@uptier/shared/contracts/catalog.ts';
import type { Interval } from '@uptier/shared/contracts/report.ts';
import type { TargetedKeyboardEvent } from 'preact';
import type { Cell } from '../../api/reports.ts';
import { monthlyPrice, namePath } from '../../api/tiers.ts';
import { paths } from '../../app/paths.ts';
import { roundUp, scaleBounds } from '../../charts/interval-mark.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { money } from '../../ui/format.ts';
import { MatrixCell } from './cell.tsx';
import { Reading } from './reading.tsx';
import { openCell, type PathKey } from './view.ts';

type Props = {
  catalog: Catalog;
  cells: readonly Cell[];
  campaigns: readonly Campaign[];
  open: PathKey | null;
  windowDays: number;
};

const isPath = (a: PathKey | null | undefined, b: PathKey) => a?.from === b.from && a.to === b.to;
const hasEntries = (cell: Cell) => cell.shown.exposed + cell.withheld.exposed + cell.attributed.upgrades > 0;

/** One scale for every cell, from 0 to a round share above the highest interval. */
function scaleOf(cells: readonly Cell[]): Interval {
  const bounds = scaleBounds(cells.flatMap(({ shown, withheld }) => [shown.interval, withheld.interval]));
  return [0, roundUp(Math.max(0.02, ...bounds))];
}

const price = (tier: Tier) => {
  const monthly = monthlyPrice(tier);
  return monthly && `${money(monthly.amount, monthly.currency)} a ${monthly.perSeat ? 'seat and month' : 'month'}`;
};

/** Arrows walk the cells; Enter, being a click, opens one. */
function walk(event: TargetedKeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (!step || !(event.target instanceof HTMLElement)) return;
  const from = event.target.getBoundingClientRect();
  const [x = 0, y = 0] = step;
  const ahead = [...event.currentTarget.querySelectorAll<HTMLElement>('button.cell')]
    .map((cell) => ({ cell, at: cell.getBoundingClientRect() }))
    .filter(({ at }) =>
      x ? Math.sign(at.left - from.left) === x && at.top === from.top : Math.sign(at.top - from.top) === y,
    )
    .sort(
      (a, b) =>
        Math.hypot(a.at.left - from.left, a.at.top - from.top) - Math.hypot(b.at.left - from.left, b.at.top - from.top),
    );
  if (!ahead[0]) return;
  event.preventDefault();
  ahead[0].cell.focus();
}

function Void({ path, campaign }: { path: PathKey; campaign: Campaign | undefined }) {
  if (campaign) {
    return (
      <div class="cell void">
        <b class="med">Nobody entered this path yet</b>
        <span>
          <a href={paths.campaign(campaign.id)}>{campaign.name}</a> is live on it. Accounts appear here at their first
          exposure.
        </span>
      </div>
    );
  }
  return (
    <div class="cell void">
      <b class="med">No campaign on this path</b>
      <LinkButton size="sm" icon="plus" href={paths.newCampaign({ kind: 'upgrade', ...path })}>
        New campaign
      </LinkButton>
    </div>
  );
}

function Row({ from, rank, scale, ...props }: Props & { from: Tier; rank: number; scale: Interval }) {
  const { catalog, cells, campaigns, open } = props;
  const targets = catalog.tiers.slice(1);
  const first = cells.find(hasEntries);
  return (
    <>
      <div class="rowh">
        {from.name}
        <small>{price(from)}</small>
      </div>
      {rank > 0 && rank === targets.length - 1 && (
        <Reading scale={scale} windowDays={props.windowDays} span={rank} cells={cells} />
      )}
      {targets.map((to, column) => {
        const path = { from: from.id, to: to.id };
        if (column < rank)
          return rank === targets.length - 1 ? null : <div key={to.id} class="hatch hide-s" aria-hidden="true" />;
        const cell = cells.find((candidate) => isPath(path, candidate));
        const live = campaigns.find(
          (campaign) => campaign.status === 'live' && campaign.kind === 'upgrade' && isPath(campaign.path, path),
        );
        if (!cell || !hasEntries(cell)) return <Void key={to.id} path={path} campaign={live} />;
        const isOpen = isPath(open, path);
        return (
          <MatrixCell
            key={to.id}
            cell={cell}
            path={namePath(catalog, path)}
            scale={scale}
            isOpen={isOpen}
            onOpen={() => openCell(isOpen ? null : path)}
            tabIndex={isOpen || (!open && cell === first) ? 0 : -1}
          />
        );
      })}
    </>
  );
}

/** Tiers down, higher tiers across: every path in its place. Paths of tiers no longer sold follow below. */
export function Matrix(props: Props) {
  const { catalog, cells, open } = props;
  const scale = scaleOf(cells);
  const known = new Set(catalog.tiers.map(({ id }) => id));
  const strays = cells.filter((cell) => hasEntries(cell) && !(known.has(cell.from) && known.has(cell.to)));
  const targets = catalog.tiers.slice(1);
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells hold buttons with whole names; a table would read each number twice
    <div class="matrix" role="group" aria-label="Paths" style={{ '--targets': targets.length }} onKeyDown={walk}>
      <div class="colh" />
      {targets.map((tier) => (
        <div key={tier.id} class="colh">
          to {tier.name}
          <small>{price(tier)}</small>
        </div>
      ))}
      {catalog.tiers.slice(0, -1).map((tier, rank) => (
        <Row key={tier.id} {...props} from={tier} rank={rank} scale={scale} />
      ))}
      {strays.length > 0 && <div class="rowh">Other</div>}
      {strays.map((cell) => (
        <MatrixCell
          key={`${cell.from} ${cell.to}`}
          cell={cell}
          path={namePath(catalog, cell)}
          scale={scale}
          isOpen={isPath(open, cell)}
          onOpen={() => openCell(cell)}
          tabIndex={0}
        />
      ))}
    </div>
  );
}
