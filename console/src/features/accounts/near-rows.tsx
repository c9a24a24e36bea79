import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { Load } from '../../api/load.tsx';
import { type NearLimit, useNearLimit } from '../../api/reports.ts';
import { paths } from '../../app/paths.ts';
import { navigate } from '../../app/router.ts';
import { BarLine } from '../../ui/bar-line.tsx';
import { Empty } from '../../ui/empty.tsx';
import { count, plural, wholePercent } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { toneOf } from './tone.ts';

function columnsFor({ limits }: Catalog): Column<NearLimit>[] {
  const nameOf = (limit: string) => limits.find(({ id }) => id === limit)?.name ?? limit;
  return [
    {
      id: 'name',
      head: 'Account',
      cell: ({ accountId, name }) => (
        <>
          <a class="name" href={paths.account(accountId)}>
            {name ?? accountId}
          </a>
          {name && <span class="sub hide-s">{accountId}</span>}
        </>
      ),
    },
    { id: 'limit', head: 'Limit', hide: 's', cell: ({ limit }) => nameOf(limit) },
    {
      id: 'used',
      head: 'Used',
      align: 'end',
      cell: ({ used, limitValue, limit }) => (
        <>
          <span class="nowrap">
            {count(used)} of {count(limitValue)}
          </span>
          <span class="sub only-s-block">{nameOf(limit)}</span>
        </>
      ),
    },
    {
      id: 'ratio',
      head: 'Share used',
      cell: ({ ratio }) => (
        <span class="near">
          <span class={toneOf(ratio) === 'n' ? 'muted' : toneOf(ratio)}>{wholePercent(ratio)}</span>
          <BarLine share={ratio} tone={toneOf(ratio)} />
        </span>
      ),
    },
  ];
}

/** Accounts above 85% of a limit, each with the limit it is closest to. */
export function NearRows({ catalog }: { catalog: Catalog }) {
  const read = useNearLimit();
  return (
    <Load query={read} what="The accounts" skeleton={<SkeletonRows rows={12} label="Loading accounts" />}>
      {({ nearLimit, nearLimitCount }) =>
        nearLimit.length === 0 ? (
          <Empty kind="little" level={2} title="No account is near a limit">
            Accounts above 85% of a limit stand here, the fullest first.
          </Empty>
        ) : (
          <>
            <Table
              label="Accounts near a limit"
              two
              fit
              columns={columnsFor(catalog)}
              rows={nearLimit}
              rowKey={({ accountId }) => accountId}
              onOpen={({ accountId }) => navigate(paths.account(accountId))}
            />
            <footer class="foot-row">
              <span>
                {plural(nearLimitCount, 'account')} above 85% of a limit
                {nearLimitCount > nearLimit.length && `, the fullest ${count(nearLimit.length)} of them here`}
              </span>
            </footer>
          </>
        )
      }
    </Load>
  );
}
