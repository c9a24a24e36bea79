import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { type AccountRow, type AccountSort, useAccounts } from '../../api/accounts.ts';
import { Failed, Load, More } from '../../api/load.tsx';
import { useCatalog } from '../../api/workspace.ts';
import { paths } from '../../app/paths.ts';
import { navigate, query, setQuery } from '../../app/router.ts';
import { useRowKeys } from '../../app/row-keys.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { PageHead } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { plural } from '../../ui/format.ts';
import { Pick } from '../../ui/pick.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segment } from '../../ui/segment.tsx';
import { SkeletonRows, useSkeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';
import { columnsFor } from './columns.tsx';
import { NearRows } from './near-rows.tsx';

const SORTS = [
  { value: 'mrr', label: 'highest MRR' },
  { value: 'readiness', label: 'readiness' },
  { value: 'lastActiveAt', label: 'last active' },
  { value: 'createdAt', label: 'newest' },
  { value: 'id', label: 'id' },
] as const;
const SEARCH = 'account-search';

const readSort = (text: string | null): AccountSort => SORTS.find(({ value }) => value === text)?.value ?? 'mrr';

function Filters({
  search,
  tier,
  sort,
  catalog,
}: {
  search: string;
  tier: string;
  sort: AccountSort;
  catalog: Catalog;
}) {
  const tiers = catalog.tiers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div class="row">
      <SearchField
        id={SEARCH}
        label="Search accounts by name or id"
        value={search}
        onChange={(words) => setQuery({ search: words || null })}
      />
      <Pick
        label="Tier"
        prefix="Tier"
        look={tier ? 'pick val' : 'pick tall'}
        value={tier}
        options={[{ value: '', label: 'any' }, ...tiers]}
        onChange={(value) => setQuery({ tier: value || null })}
      />
      <Pick
        label="Sort"
        prefix="Sort"
        look="pick tall"
        value={sort}
        options={SORTS}
        onChange={(value) => setQuery({ sort: value === 'mrr' ? null : value })}
      />
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <Empty
        kind="little"
        level={2}
        title="No account matches"
        actions={<Button onClick={() => setQuery({ search: null, tier: null })}>Clear filters</Button>}
      >
        Try part of a name or an id, or another tier.
      </Empty>
    );
  }
  return (
    <Empty
      level={2}
      title="No accounts yet"
      actions={
        <LinkButton tone="main" href={paths.settings('install')}>
          Install the SDK
        </LinkButton>
      }
    >
      An account appears with its first event: from the SDK, your server, or a CDP.
    </Empty>
  );
}

function Rows({
  read,
  catalog,
  filtered,
}: {
  read: ReturnType<typeof useAccounts>;
  catalog: Catalog;
  filtered: boolean;
}) {
  const rows: readonly AccountRow[] = read.data?.pages.flatMap(({ accounts }) => accounts) ?? [];
  if (rows.length === 0) return <Nothing filtered={filtered} />;
  return (
    <>
      <Table
        label="Accounts"
        two
        fit
        columns={columnsFor(catalog)}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => navigate(paths.account(id))}
      />
      <footer class="foot-row">
        <span>
          {plural(rows.length, 'account')}
          {read.hasNextPage && ' so far'}
        </span>
        <More query={read}>Load 50 more</More>
        <span class="push hide-s keys">
          <kbd>J</kbd> <kbd>K</kbd> move <kbd>↵</kbd> open <kbd>/</kbd> search
        </span>
      </footer>
    </>
  );
}

const VIEWS = [
  { value: 'all', label: 'All accounts' },
  { value: 'near', label: 'Near a limit' },
] as const;

function AllRows({ catalog }: { catalog: Catalog }) {
  const search = query.value.get('search') ?? '';
  const tier = query.value.get('tier') ?? '';
  const sort = readSort(query.value.get('sort'));
  const read = useAccounts({ ...(search && { search }), ...(tier && { tier }), sort });
  const waiting = useSkeleton(read.isPending);
  return (
    <>
      <Filters search={search} tier={tier} sort={sort} catalog={catalog} />
      <div class="card">
        {read.error && !read.data ? (
          <Failed what="The accounts" error={read.error} onRetry={() => void read.refetch()} />
        ) : waiting ? (
          <SkeletonRows rows={12} label="Loading accounts" />
        ) : (
          read.data && <Rows read={read} catalog={catalog} filtered={Boolean(search || tier)} />
        )}
      </div>
    </>
  );
}

/** Every account: how ready it is, what it is near of, and whether it is left alone. */
export function AccountsPage() {
  useRowKeys(SEARCH);
  const catalog = useCatalog();
  const isNear = query.value.get('view') === 'near';
  const skeleton = (
    <div class="card">
      <SkeletonRows rows={12} label="Loading accounts" />
    </div>
  );
  return (
    <div class="page">
      <PageHead
        title="Accounts"
        actions={
          <Segment
            label="Which accounts"
            value={isNear ? 'near' : 'all'}
            options={VIEWS}
            onChange={(view) => setQuery({ view: view === 'all' ? null : view })}
          />
        }
      >
        Open one to see what it uses, how ready it is, and why it saw a nudge or not.
      </PageHead>
      <Load query={catalog} what="The catalog" skeleton={skeleton}>
        {(sold) =>
          isNear ? (
            <div class="card">
              <NearRows catalog={sold} />
            </div>
          ) : (
            <AllRows catalog={sold} />
          )
        }
      </Load>
    </div>
  );
}
