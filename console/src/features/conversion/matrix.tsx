import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog, Tier } from '@uptier/shared/contracts/catalog.ts';
import type { Interval } from '@uptier/shared/contracts/report.ts';
import type { Cell } from '../../api/reports.ts';
import { monthlyPrice, namePath } from '../../api/tiers.ts';
import { paths } from '../../app/paths.ts';
import { LinkButton } from '../../ui/button.tsx';
import { money } from '../../ui/format.ts';
import { MatrixCell } from './cell.tsx';
import { hasEntries, isPath, scaleOf, walk } from './matrix-parts.ts';
import { Reading } from './reading.tsx';
import { openCell, type PathKey } from './view.ts';

type Props = {
  catalog: Catalog;
  cells: readonly Cell[];
  campaigns: readonly Campaign[];
  open: PathKey | null;
  windowDays: number;
};

const price = (tier: Tier) => {
  const monthly = monthlyPrice(tier);
  return monthly && `${money(monthly.amount, monthly.currency)} a ${monthly.perSeat ? 'seat and month' : 'month'}`;
};

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
