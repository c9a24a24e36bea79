import type { Campaign, CampaignMotion } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { motionOf } from '@uptier/shared/engine/campaigns/motion.ts';
import type { Cell } from '../../api/reports.ts';
import { namePath } from '../../api/tiers.ts';
import { paths } from '../../app/paths.ts';
import { Empty } from '../../ui/empty.tsx';
import { MatrixCell } from './cell.tsx';
import { hasEntries, isPath, scaleOf, walk } from './matrix-parts.ts';
import { openCell, type PathKey } from './view.ts';

type Props = {
  motion: Exclude<CampaignMotion, 'tier'>;
  catalog: Catalog;
  cells: readonly Cell[];
  campaigns: readonly Campaign[];
  open: PathKey | null;
};

function Unentered({ path, campaigns, motion }: { path: PathKey } & Pick<Props, 'campaigns' | 'motion'>) {
  const live = campaigns.find(
    (campaign) => campaign.status === 'live' && motionOf(campaign) === motion && isPath(campaign.path, path),
  );
  return (
    <div class="cell void">
      <b class="med">{live ? 'Nobody entered this path yet' : 'No campaign on this path'}</b>
      {live && (
        <span>
          <a href={paths.campaign(live.id)}>{live.name}</a> is live on it. Accounts appear here at their first exposure.
        </span>
      )}
    </div>
  );
}

/** Tiers down; across what may be added on them: more seats, or a product. */
export function MotionMatrix({ motion, catalog, cells, campaigns, open }: Props) {
  const targets = motion === 'seats' ? [{ id: null, name: 'more seats' }] : catalog.products;
  if (targets.length === 0) {
    return (
      <div class="card">
        <Empty kind="little" level={2} title="No product is sold yet">
          A cross-sell leads to an add-on product. Describe one in the catalog, and its paths appear here.
        </Empty>
      </div>
    );
  }
  const scale = scaleOf(cells);
  const first = cells.find(hasEntries);
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells hold buttons with whole names; a table would read each number twice
    <div class="matrix" role="group" aria-label="Paths" style={{ '--targets': targets.length }} onKeyDown={walk}>
      <div class="colh" />
      {targets.map(({ id, name }) => (
        <div key={id} class="colh">
          to {name}
        </div>
      ))}
      {catalog.tiers.flatMap((tier) => [
        <div key={tier.id} class="rowh">
          {tier.name}
        </div>,
        ...targets.map(({ id }) => {
          const path = { from: tier.id, to: id ?? tier.id };
          const cell = cells.find((candidate) => isPath(path, candidate));
          const key = `${path.from} ${path.to}`;
          if (!cell || !hasEntries(cell))
            return <Unentered key={key} path={path} campaigns={campaigns} motion={motion} />;
          const isOpen = isPath(open, path);
          return (
            <MatrixCell
              key={key}
              cell={cell}
              path={namePath(catalog, path)}
              scale={scale}
              isOpen={isOpen}
              onOpen={() => openCell(isOpen ? null : path)}
              tabIndex={isOpen || (!open && cell === first) ? 0 : -1}
            />
          );
        }),
      ])}
    </div>
  );
}
