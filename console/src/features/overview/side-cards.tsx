import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { CampaignLine, NearLimit } from '../../api/reports.ts';
import { namePath } from '../../api/tiers.ts';
import { paths } from '../../app/paths.ts';
import { VerdictChip } from '../../charts/verdict-chip.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Empty } from '../../ui/empty.tsx';
import { count, plural, wholePercent } from '../../ui/format.ts';

const MOST = 6;
const MOST_NEAR = 4;
const level = (ratio: number) => (ratio >= 1 ? 'var(--bad)' : 'var(--warn)');

/** Accounts that will need more room soon, the fullest first. */
export function NearLimitCard({
  accounts,
  total,
  catalog,
}: {
  accounts: readonly NearLimit[];
  total: number;
  catalog: Catalog;
}) {
  const nameOf = (limit: string) => catalog.limits.find(({ id }) => id === limit)?.name ?? limit;
  const rest = total - Math.min(accounts.length, MOST_NEAR);
  return (
    <Card
      title="Near a limit"
      end={
        total > 0 && (
          <Chip tone="warn" icon="bolt">
            {plural(total, 'account')}
          </Chip>
        )
      }
      flush
      footer={rest > 0 && <a href={paths.accounts({ view: 'near' })}>See all {count(total)} near a limit</a>}
    >
      {accounts.length === 0 ? (
        <p class="muted in">No account is above 85% of a limit.</p>
      ) : (
        <ul class="rows">
          {accounts.slice(0, MOST_NEAR).map((account) => (
            <li key={`${account.accountId} ${account.limit}`}>
              <a href={paths.account(account.accountId)}>{account.name ?? account.accountId}</a>
              <span class="num">{wholePercent(account.ratio)}</span>
              <span class="t12 muted">
                {count(account.used)} of {count(account.limitValue)} {nameOf(account.limit).toLowerCase()}
              </span>
              <span class="barline" aria-hidden="true" style={{ '--k': level(account.ratio) }}>
                <i style={{ inlineSize: `${Math.min(account.ratio, 1) * 100}%` }} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Every campaign with what can be said of it. */
export function CampaignsCard({ campaigns, catalog }: { campaigns: readonly CampaignLine[]; catalog: Catalog }) {
  if (campaigns.length === 0) {
    return (
      <Card title="Campaigns" flush>
        <Empty
          title="No campaigns yet"
          actions={
            <LinkButton tone="main" href={paths.newCampaign({ kind: 'limit-warning' })}>
              Create a limit warning
            </LinkButton>
          }
        >
          Start with a warning at 80% of a limit: it is a service to your accounts and shows in two minutes that events
          arrive.
        </Empty>
      </Card>
    );
  }
  // What runs comes first; a warning is never withheld, so there is nothing to compare.
  const running = [...campaigns].sort(
    (a, b) => Number(b.status === 'live') - Number(a.status === 'live') || b.exposed - a.exposed,
  );
  const sub = ({ kind, path, exposed }: CampaignLine) => {
    const on = path ? namePath(catalog, path) : null;
    const what = on ? `${on.fromName} → ${on.toName}` : kind === 'limit-warning' ? 'Limit warning' : 'Adoption';
    return `${what} · ${plural(exposed, 'account')} exposed`;
  };
  return (
    <Card
      title="Campaigns"
      end={
        <a class="t12" href={paths.campaigns()}>
          All campaigns
        </a>
      }
      flush
    >
      <ul class="rows">
        {running.slice(0, MOST).map((campaign) => (
          <li key={campaign.id}>
            <a href={paths.campaign(campaign.id)}>{campaign.name}</a>
            {campaign.verdict && campaign.kind !== 'limit-warning' ? (
              <VerdictChip verdict={campaign.verdict} />
            ) : (
              <span />
            )}
            <span class="t12 muted">{sub(campaign)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
