import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { Load } from '../../api/load.tsx';
import type { PathAccount, PathAccounts } from '../../api/reports.ts';
import { paths } from '../../app/paths.ts';
import { ArmDot } from '../../charts/interval-mark.tsx';
import { Empty } from '../../ui/empty.tsx';
import { day, instant, wholeMoney } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { outcomeOf } from './outcome.ts';

type Context = { catalog: Catalog; campaigns: readonly Campaign[]; windowDays: number; currency: string };

/** "Report runs, B": what the account saw, or that it was withheld. */
function nudgeOf({ outcome, campaignId, variantId }: PathAccount, campaigns: readonly Campaign[]): string {
  if (outcome === 'withheld') return 'Withheld';
  const campaign = campaigns.find(({ id }) => id === campaignId);
  if (!campaign) return campaignId ?? 'Shown';
  const several = campaign.variants.length > 1 && variantId;
  return several ? `${campaign.name}, ${variantId.toUpperCase()}` : campaign.name;
}

function columnsFor({ catalog, campaigns, windowDays, currency }: Context): Column<PathAccount>[] {
  const nameOf = (id: string) => catalog.tiers.find((tier) => tier.id === id)?.name ?? id;
  return [
    {
      id: 'account',
      head: 'Account',
      cell: ({ accountId, name }) => (
        <a class="name" href={paths.account(accountId)}>
          {name ?? accountId}
        </a>
      ),
    },
    {
      id: 'entered',
      head: 'Entered',
      hide: 's',
      cell: ({ enteredAt }) => (
        <time class="muted nowrap" dateTime={enteredAt} title={instant(enteredAt)}>
          {day(enteredAt)}
        </time>
      ),
    },
    {
      id: 'nudge',
      head: 'Nudge',
      cell: (account) => (
        <span class="row tight nw nudge-name" title={nudgeOf(account, campaigns)}>
          <ArmDot arm={account.outcome} />
          <span>{nudgeOf(account, campaigns)}</span>
        </span>
      ),
    },
    {
      id: 'outcome',
      head: 'Outcome',
      cell: (account) => {
        const { text, tone } = outcomeOf(account, windowDays, nameOf, Date.now());
        return <span class={`nowrap ${tone}`}>{text}</span>;
      },
    },
    {
      id: 'mrr',
      head: 'MRR',
      align: 'end',
      hide: 's',
      cell: ({ mrrDelta }) =>
        mrrDelta ? `${mrrDelta > 0 ? '+' : ''}${wholeMoney(mrrDelta, currency)}` : <span class="faint">–</span>,
    },
  ];
}

/** One page of accounts in the drawer. */
export function AccountRows({
  read,
  ...context
}: Context & {
  read: { data: PathAccounts | undefined; error: Error | null; isPending: boolean; refetch: () => unknown };
}) {
  return (
    <Load query={read} what="The accounts" skeleton={<SkeletonRows rows={12} label="Loading accounts" />}>
      {({ accounts }) =>
        accounts.length === 0 ? (
          <Empty kind="little" title="No account has this outcome">
            Choose another outcome above, or a longer period in the bar.
          </Empty>
        ) : (
          <Table
            label="Accounts"
            fit
            columns={columnsFor(context)}
            rows={accounts}
            rowKey={({ accountId, enteredAt }) => `${accountId} ${enteredAt}`}
          />
        )
      }
    </Load>
  );
}
