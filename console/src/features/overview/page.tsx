import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { Load } from '../../api/load.tsx';
import { type Overview, type TierPaths, useOverview, useTierPaths } from '../../api/reports.ts';
import { namePath } from '../../api/tiers.ts';
import { useCatalog } from '../../api/workspace.ts';
import { usePeriod } from '../../app/chosen-period.ts';
import { paths } from '../../app/paths.ts';
import type { Period } from '../../app/period.ts';
import { counted } from '../../charts/counted.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { PageHead } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { count, countRange, wholeMoney } from '../../ui/format.ts';
import { Bar, SkeletonCard, SkeletonRows } from '../../ui/skeleton.tsx';
import { type Stat, Stats } from '../../ui/stats.tsx';
import { GatesCard } from './gates-card.tsx';
import { PathsCard } from './paths-card.tsx';
import { CampaignsCard, NearLimitCard } from './side-cards.tsx';
import { tell } from './story.ts';
import { WeeklyCard } from './weekly-card.tsx';

const WINDOW_DAYS = 30;

/** An estimate whose interval holds 0 says so before it is read as a result. */
function incrementalNote({ interval }: Overview['incremental'], withheld: number) {
  if (!interval) return 'No window has closed on both sides yet';
  const range = `${countRange(interval)}, against ${count(withheld)} withheld`;
  const holdsZero = interval[0] <= 0 && interval[1] >= 0;
  return holdsZero ? `Not yet told apart from 0: ${range}` : range;
}

function statsOf({
  attributed,
  incremental,
  exposedAccounts,
  withheldAccounts,
  accounts,
  nearLimitCount,
}: Overview): Stat[] {
  const { upgrades, mrr, currency } = attributed;
  const entered = exposedAccounts + withheldAccounts;
  return [
    {
      term: 'Attributed upgrades',
      how: counted.attributed,
      value: count(upgrades),
      note: `${count(exposedAccounts)} accounts saw a nudge`,
    },
    {
      term: 'Attributed MRR',
      how: counted.mrr,
      value: upgrades === 0 ? null : wholeMoney(mrr, currency),
      note: upgrades > 0 && `${wholeMoney(mrr / upgrades, currency)} an upgrade`,
    },
    {
      term: 'Incremental upgrades',
      how: counted.incremental,
      value: incremental.upgrades === null ? null : count(incremental.upgrades),
      note: incrementalNote(incremental, withheldAccounts),
    },
    {
      term: 'Accounts exposed',
      how: counted.exposed,
      value: count(entered),
      note: `of ${count(accounts)}: ${count(exposedAccounts)} shown, ${count(withheldAccounts)} withheld`,
    },
    { term: 'Near a limit', how: counted.nearLimit, value: count(nearLimitCount), note: 'above 85% of a limit now' },
  ];
}

function Waiting() {
  return (
    <>
      <div class="head" role="status" aria-label="Loading the overview">
        <div class="head-sk">
          <Bar width="min(640px, 80%)" height="20px" />
          <Bar width="min(420px, 60%)" />
        </div>
      </div>
      <Stats
        loading
        items={[
          'Attributed upgrades',
          'Attributed MRR',
          'Incremental upgrades',
          'Accounts exposed',
          'Near a limit',
        ].map((term) => ({ term, how: '', value: null }))}
      />
      <div class="cols">
        <div class="c8 stack wide">
          <SkeletonCard label="Loading the chart" height="296px" />
          <SkeletonCard label="Loading the paths" height="260px">
            <SkeletonRows rows={5} label="Loading the paths" />
          </SkeletonCard>
        </div>
        <div class="c4 stack wide">
          <SkeletonCard label="Loading accounts near a limit" height="280px" />
          <SkeletonCard label="Loading campaigns" height="280px" />
        </div>
      </div>
    </>
  );
}

function NothingYet() {
  return (
    <>
      <PageHead title="No account is known yet" />
      <div class="card">
        <Empty
          level={2}
          title="Send the first event"
          actions={
            <LinkButton tone="main" href={paths.settings('install')}>
              Install
            </LinkButton>
          }
        >
          Put the SDK into your product or send events from your server. Accounts, usage and this page follow within
          seconds.
        </Empty>
      </div>
    </>
  );
}

function Told({
  overview,
  report,
  catalog,
  period,
}: {
  overview: Overview;
  report: TierPaths;
  catalog: Catalog;
  period: Period;
}) {
  if (overview.accounts === 0) return <NothingYet />;
  const judged = report.cells
    .filter(({ shown, withheld }) => shown.exposed + withheld.exposed > 0)
    .map((cell) => ({ cell, path: namePath(catalog, cell) }));
  const { title, lead } = tell(overview, judged, period.from);
  return (
    <>
      <PageHead title={title}>{lead}</PageHead>
      <Stats items={statsOf(overview)} />
      <div class="cols">
        <div class="c8 stack wide">
          <WeeklyCard weeks={overview.weekly} />
          <PathsCard cells={report.cells} catalog={catalog} windowDays={WINDOW_DAYS} />
          <GatesCard period={period} />
        </div>
        <div class="c4 stack wide">
          <NearLimitCard accounts={overview.nearLimit} total={overview.nearLimitCount} catalog={catalog} />
          <CampaignsCard campaigns={overview.campaigns} catalog={catalog} />
        </div>
      </div>
    </>
  );
}

/** What nudges did in this period: the sentence first, then the figures, then what carries them. */
export function OverviewPage() {
  const period = usePeriod();
  const overview = useOverview(period);
  const report = useTierPaths({ ...period, windowDays: WINDOW_DAYS, target: 'exact' });
  const catalog = useCatalog();
  const both = {
    data:
      overview.data && report.data && catalog.data
        ? { overview: overview.data, report: report.data, catalog: catalog.data }
        : undefined,
    error: overview.error ?? report.error ?? catalog.error,
    isPending: overview.isPending || report.isPending || catalog.isPending,
    refetch: () => Promise.all([overview.refetch(), report.refetch(), catalog.refetch()]),
  };
  return (
    <div class="page">
      <Load query={both} what="The overview" skeleton={<Waiting />}>
        {(told) => <Told {...told} period={period} />}
      </Load>
    </div>
  );
}
