import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { motionOf } from '@uptier/shared/engine/campaigns/motion.ts';
import { Load } from '../../api/load.tsx';
import { type Cell, type ConversionQuery, useTierPaths } from '../../api/reports.ts';
import { namePath } from '../../api/tiers.ts';
import { useCampaigns, useCatalog } from '../../api/workspace.ts';
import { paths } from '../../app/paths.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { PageHead } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Pick } from '../../ui/pick.tsx';
import { SkeletonCard } from '../../ui/skeleton.tsx';
import { CellDrawer } from './drawer.tsx';
import { saveMatrix } from './export.ts';
import { Matrix } from './matrix.tsx';
import { MotionMatrix } from './motion-matrix.tsx';
import { totalsOf } from './totals.ts';
import { TotalsCard } from './totals-card.tsx';
import { type PathKey, setCampaign, setMotion, setTarget, setWindow, useConversionView, WINDOWS } from './view.ts';

const WINDOW_OPTIONS = WINDOWS.map((days) => ({ value: String(days), label: `${days} days` }));
const TARGET_OPTIONS = [
  { value: 'exact', label: 'exact tier' },
  { value: 'at-least', label: 'tier or higher' },
] as const;

const MOTION_OPTIONS = [
  { value: 'tier', label: 'tiers' },
  { value: 'seats', label: 'seats' },
  { value: 'cross-sell', label: 'products' },
] as const;

/** "Accounts that bought more seats within 30 days of their first nudge." */
function leadOf({ motion, target, windowDays }: ConversionQuery): string {
  const within = `within ${windowDays} days of their first nudge`;
  if (motion === 'seats') return `Accounts that bought more seats on the same tier ${within}.`;
  if (motion === 'cross-sell') return `Accounts that added the column’s product ${within}.`;
  return `Accounts that reached the column’s tier${target === 'exact' ? '' : ' or a higher one'} ${within}.`;
}

function Pickers({
  ask,
  campaigns,
  cells,
}: {
  ask: ConversionQuery;
  campaigns: readonly Campaign[];
  cells: readonly Cell[];
}) {
  const motion = ask.motion ?? 'tier';
  const upgrades = campaigns.filter(
    (campaign) => campaign.kind === 'upgrade' && campaign.status !== 'draft' && motionOf(campaign) === motion,
  );
  const options = [
    { value: '', label: 'All campaigns' },
    ...upgrades.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <Pick
        label="What grows"
        prefix="Growth in"
        look={ask.motion ? 'pick val' : 'pick tall'}
        value={motion}
        options={MOTION_OPTIONS}
        onChange={setMotion}
      />
      <Pick
        label="Window"
        prefix="Window"
        look="pick tall"
        value={String(ask.windowDays)}
        options={WINDOW_OPTIONS}
        onChange={setWindow}
      />
      {!ask.motion && (
        <Pick
          label="Target"
          prefix="Target"
          look="pick tall"
          value={ask.target}
          options={TARGET_OPTIONS}
          onChange={setTarget}
        />
      )}
      <Pick label="Campaign" look="pick tall" value={ask.campaignId ?? ''} options={options} onChange={setCampaign} />
      <Button
        icon="download"
        onClick={() => saveMatrix(ask, cells)}
        whyNot={cells.length === 0 && 'There is nothing to export yet'}
      >
        Export
      </Button>
    </>
  );
}

function Mismatches({ cells, catalog }: { cells: readonly Cell[]; catalog: Catalog }) {
  const wrong = cells.filter((cell) => cell.srm?.isMismatch);
  if (wrong.length === 0) return null;
  const names = wrong.map((cell) => namePath(catalog, cell)).map(({ fromName, toName }) => `${fromName} to ${toName}`);
  return (
    <Notice tone="bad" title={`Shown and withheld accounts do not match their weights on ${names.join(', ')}.`}>
      Its rates cannot be compared until the cause is found. Open the path for the counts.
    </Notice>
  );
}

function Content({
  cells,
  catalog,
  campaigns,
  ask,
  open,
}: {
  cells: readonly Cell[];
  catalog: Catalog;
  campaigns: readonly Campaign[];
  ask: ConversionQuery;
  open: PathKey | null;
}) {
  if (catalog.tiers.length < 2 && !ask.motion) {
    return (
      <div class="card">
        <Empty
          level={2}
          title="A path needs two tiers"
          actions={
            <LinkButton tone="main" href={paths.catalog()}>
              Open the catalog
            </LinkButton>
          }
        >
          Describe what you sell, lowest tier first. Paths between tiers appear here by themselves.
        </Empty>
      </div>
    );
  }
  const totals = totalsOf(cells);
  const cell = open && cells.find(({ from, to }) => from === open.from && to === open.to);
  return (
    <>
      <Mismatches cells={cells} catalog={catalog} />
      {ask.motion ? (
        <MotionMatrix motion={ask.motion} catalog={catalog} cells={cells} campaigns={campaigns} open={open} />
      ) : (
        <Matrix catalog={catalog} cells={cells} campaigns={campaigns} open={open} windowDays={ask.windowDays} />
      )}
      {totals.paths + totals.upgrades > 0 && <TotalsCard totals={totals} />}
      {cell && (
        <CellDrawer key={`${cell.from} ${cell.to}`} cell={cell} ask={ask} catalog={catalog} campaigns={campaigns} />
      )}
    </>
  );
}

const PLACES = ['', 'a', 'b', 'c', ' ', 'd', 'e', 'f'];

function MatrixSkeleton() {
  return (
    <div class="matrix" style={{ '--targets': 3 }}>
      {PLACES.map((place) =>
        place.trim() ? (
          <SkeletonCard key={place} label="Loading the matrix" height="168px" />
        ) : (
          <div key={place} class="rowh" />
        ),
      )}
    </div>
  );
}

/** Which nudges really moved accounts up, tier path by tier path. */
export function ConversionPage() {
  const { ask, open } = useConversionView();
  const report = useTierPaths(ask);
  const catalog = useCatalog();
  const campaigns = useCampaigns().data?.campaigns ?? [];
  return (
    <div class="page wide">
      <PageHead
        title="Conversion by tier path"
        actions={<Pickers ask={ask} campaigns={campaigns} cells={report.data?.cells ?? []} />}
      >
        {leadOf(ask)}
      </PageHead>
      <Load query={catalog} what="The catalog" skeleton={<MatrixSkeleton />}>
        {(sold) => (
          <Load query={report} what="The report" skeleton={<MatrixSkeleton />}>
            {({ cells }) => <Content cells={cells} catalog={sold} campaigns={campaigns} ask={ask} open={open} />}
          </Load>
        )}
      </Load>
    </div>
  );
}
