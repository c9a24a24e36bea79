import type { Campaign, CampaignKind } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { useCampaignRows } from '../../api/campaigns.ts';
import { Load } from '../../api/load.tsx';
import { useCampaigns, useCatalog } from '../../api/workspace.ts';
import { usePeriod } from '../../app/chosen-period.ts';
import { paths } from '../../app/paths.ts';
import { navigate, query, setQuery } from '../../app/router.ts';
import { useRowKeys } from '../../app/row-keys.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { roundUp } from '../../charts/interval-mark.tsx';
import { possible } from '../../charts/possible.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { PageHead } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { count, plural } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Pick } from '../../ui/pick.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segment } from '../../ui/segment.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';
import { columnsFor, hrefOf, type Line } from './list-columns.tsx';
import { KINDS } from './words.ts';

/** A wider interval runs out of the picture: beside it the others could not be told apart. */
const WIDEST = 0.4;
const SEARCH = 'campaign-search';
const STATUSES = ['live', 'draft', 'paused'] as const;
const STATUS_WORDS = { live: 'Live', draft: 'Draft', paused: 'Paused' } as const;
const kinds: readonly CampaignKind[] = ['upgrade', 'adoption', 'limit-warning'];

type View = { status: string; kind: string; search: string };

const fits = ({ status, kind, search }: View, campaign: Campaign) =>
  (!status || campaign.status === status) &&
  (!kind || campaign.kind === kind) &&
  campaign.name.toLocaleLowerCase().includes(search.toLocaleLowerCase());

/** As they are asked: live ones first, by priority, warnings before pitches before adoption nudges. */
const order = (a: Campaign, b: Campaign) =>
  STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) || b.priority - a.priority || a.name.localeCompare(b.name);

function Filters({ view, campaigns }: { view: View; campaigns: readonly Campaign[] }) {
  const number = (status: string) => campaigns.filter((campaign) => !status || campaign.status === status).length;
  const option = (value: string, label: string) => ({
    value,
    label: (
      <>
        {label} <span class="faint">{count(number(value))}</span>
      </>
    ),
  });
  return (
    <div class="row">
      <Segment
        label="Status"
        value={view.status}
        options={[option('', 'All'), ...STATUSES.map((status) => option(status, STATUS_WORDS[status]))]}
        onChange={(status) => setQuery({ status: status || null })}
      />
      <Pick
        label="Kind"
        prefix="Kind"
        look={view.kind ? 'pick val' : 'pick tall'}
        value={view.kind}
        options={[{ value: '', label: 'any' }, ...kinds.map((kind) => ({ value: kind, label: KINDS[kind] }))]}
        onChange={(kind) => setQuery({ kind: kind || null })}
      />
      <SearchField
        id={SEARCH}
        label="Search campaigns"
        value={view.search}
        onChange={(search) => setQuery({ search })}
      />
    </div>
  );
}

function First() {
  return (
    <Empty
      level={2}
      title="No campaigns yet"
      actions={
        <>
          <LinkButton tone="main" href={paths.newCampaign({ kind: 'limit-warning' })}>
            Create a limit warning
          </LinkButton>
          <LinkButton href={paths.newCampaign()}>See other beginnings</LinkButton>
        </>
      }
    >
      Start with a warning near a limit: it is a service to your accounts, and it shows as soon as one is reached.
    </Empty>
  );
}

function Rows({ campaigns, catalog, view }: { campaigns: readonly Campaign[]; catalog: Catalog; view: View }) {
  const read = useCampaignRows(usePeriod());
  const results = read.data?.campaigns ?? [];
  if (campaigns.length === 0) return <First />;
  const lines = campaigns
    .filter((campaign) => fits(view, campaign))
    .toSorted(order)
    .map((campaign): Line => ({ campaign, result: results.find(({ id }) => id === campaign.id) }));
  if (lines.length === 0) {
    return (
      <Empty
        kind="little"
        level={2}
        title="No campaign matches"
        actions={<Button onClick={() => setQuery({ status: null, kind: null, search: null })}>Clear filters</Button>}
      />
    );
  }
  const bounds = lines.flatMap(({ result }) => (possible(result?.difference.interval ?? null) ?? []).map(Math.abs));
  const end = Math.min(WIDEST, roundUp(Math.max(0.02, ...bounds)));
  return (
    <>
      <Table
        label="Campaigns"
        two
        fit
        columns={columnsFor(catalog, [-end, end])}
        rows={lines}
        rowKey={({ campaign }) => campaign.id}
        onOpen={({ campaign }) => navigate(hrefOf(campaign))}
      />
      <footer class="foot-row">
        <span>{plural(lines.length, 'campaign')}</span>
        {read.error && !read.data && (
          <>
            <span class="row tight warn" role="status">
              <Icon name="warn" small />
              What came of them did not load.
            </span>
            <Button size="sm" onClick={() => void read.refetch()}>
              Try again
            </Button>
          </>
        )}
        <span class="push hide-s keys">
          <kbd>J</kbd> <kbd>K</kbd> move <kbd>↵</kbd> open <kbd>N</kbd> new <kbd>/</kbd> search
        </span>
      </footer>
    </>
  );
}

/** All campaigns, with what came of them in the period. */
export function CampaignsPage() {
  useRowKeys(SEARCH);
  useShortcuts([{ keys: 'n', label: 'New campaign', group: 'This page', run: () => navigate(paths.newCampaign()) }]);
  const campaigns = useCampaigns();
  const catalog = useCatalog();
  const asked = query.value;
  const view = { status: asked.get('status') ?? '', kind: asked.get('kind') ?? '', search: asked.get('search') ?? '' };
  const all = campaigns.data?.campaigns ?? [];
  const live = all.filter(({ status }) => status === 'live').length;
  const skeleton = (
    <div class="card">
      <SkeletonRows rows={10} label="Loading campaigns" />
    </div>
  );
  return (
    <div class="page">
      <PageHead
        title="Campaigns"
        actions={
          all.length > 0 && (
            <LinkButton tone="main" icon="plus" href={paths.newCampaign()}>
              New campaign
            </LinkButton>
          )
        }
      >
        {all.length > 0 && `${live} live. When two want the same moment, the higher priority wins.`}
      </PageHead>
      {all.length > 0 && <Filters view={view} campaigns={all} />}
      <Load query={catalog} what="The catalog" skeleton={skeleton}>
        {(sold) => (
          <Load query={campaigns} what="The campaigns" skeleton={skeleton}>
            {(answer) => (
              <div class="card">
                <Rows campaigns={answer.campaigns} catalog={sold} view={view} />
              </div>
            )}
          </Load>
        )}
      </Load>
    </div>
  );
}
