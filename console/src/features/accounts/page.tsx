import type { Account, User } from '@uptier/shared/contracts/account.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { useAccount, useUsers } from '../../api/accounts.ts';
import { Load } from '../../api/load.tsx';
import { ApiError } from '../../api/problem.ts';
import { monthlyPrice } from '../../api/tiers.ts';
import { useCampaigns, useCatalog, usePolicy } from '../../api/workspace.ts';
import type { PageProps } from '../../app/page-props.ts';
import { paths } from '../../app/paths.ts';
import { useTitle } from '../../app/title.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Empty } from '../../ui/empty.tsx';
import { day, money, plural } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { SkeletonCard, SkeletonRows } from '../../ui/skeleton.tsx';
import { Stair } from '../../ui/stair.tsx';
import { AdoptionCard } from './adoption-card.tsx';
import { DecisionsCard } from './decisions-card.tsx';
import { MuteButton } from './mute-dialog.tsx';
import { ReadinessCard, RiskCard } from './score-cards.tsx';
import { TimelineCard } from './timeline-card.tsx';
import { TraitsCard } from './traits-card.tsx';
import { UsageCard } from './usage-card.tsx';
import { WhyCard } from './why-card.tsx';

const DAY_MS = 86_400_000;
const ACTIVE_DAYS = 30;

const nameOfAccount = ({ id, traits }: Account) => (typeof traits.name === 'string' && traits.name ? traits.name : id);
const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();

function Renewal({ at }: { at: unknown }) {
  const renewal = usePolicy().data?.renewal;
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(time)) return null;
  const days = Math.ceil((time - Date.now()) / DAY_MS);
  return (
    <>
      <span class="faint">·</span>
      <span>{days < 0 ? `Renewed ${day(time)}` : `Renews ${day(time)}, in ${plural(days, 'day')}`}</span>
      {renewal && days > renewal.blockDays && days <= renewal.preferDays && (
        <Chip tone="good" icon="calendar">
          Preferred window
        </Chip>
      )}
    </>
  );
}

function Head({ account, users, catalog }: { account: Account; users: readonly User[]; catalog: Catalog }) {
  const name = nameOfAccount(account);
  const rank = catalog.tiers.findIndex(({ id }) => id === account.tier);
  const tier = catalog.tiers[rank];
  const price = tier && monthlyPrice(tier);
  const paid = account.mrr !== null && account.currency ? `${money(account.mrr, account.currency)} a month` : null;
  const listed = price ? `${money(price.amount, price.currency)} a month` : null;
  const since = Date.now() - ACTIVE_DAYS * DAY_MS;
  const active = users.filter(({ lastActiveAt }) => lastActiveAt && Date.parse(lastActiveAt) >= since).length;
  return (
    <div class="head">
      <div class="row nw who-head">
        <span class="face sq lg" aria-hidden="true">
          {initials(name)}
        </span>
        <div>
          <h1>{name}</h1>
          <p class="row tight facts">
            <span class="path">
              <Stair steps={catalog.tiers.length} from={-1} to={rank} />
              {[tier?.name ?? account.tier ?? 'No tier', paid ?? listed].filter(Boolean).join(', ')}
            </span>
            <span class="faint">·</span>
            <span>{plural(active, 'active user')} in 30 days</span>
            <Renewal at={account.traits.renewalAt} />
          </p>
        </div>
      </div>
      <div class="row">
        <MuteButton account={account} name={name} />
      </div>
    </div>
  );
}

function Loaded({ account, users, catalog }: { account: Account; users: readonly User[]; catalog: Catalog }) {
  const campaigns = useCampaigns().data?.campaigns ?? [];
  const name = nameOfAccount(account);
  useTitle(name, [{ label: 'Accounts', href: paths.accounts() }]);
  const tierName = catalog.tiers.find(({ id }) => id === account.tier)?.name ?? 'no tier';
  return (
    <>
      <Head account={account} users={users} catalog={catalog} />
      {account.muted && (
        <Notice
          tone="warn"
          title={`Muted ${account.muted.until ? `until ${day(account.muted.until)}` : 'without end'}.`}
        >
          {account.muted.reason}
        </Notice>
      )}
      <div class="cols">
        <div class="c8 stack wide">
          <UsageCard account={account} catalog={catalog} />
          <div id="why">
            <WhyCard account={account} users={users} campaigns={campaigns} catalog={catalog} />
          </div>
          <DecisionsCard accountId={account.id} users={users} campaigns={campaigns} catalog={catalog} />
          <AdoptionCard account={account} tierName={tierName} />
        </div>
        <div class="c4 stack wide">
          <ReadinessCard account={account} />
          <RiskCard account={account} />
          <TraitsCard traits={account.traits} />
          <TimelineCard id={account.id} users={users} catalog={catalog} />
        </div>
      </div>
    </>
  );
}

const skeleton = (
  <SkeletonCard label="Loading the account" height="420px">
    <SkeletonRows rows={10} label="Loading the account" />
  </SkeletonCard>
);

function Unknown({ id }: { id: string }) {
  return (
    <div class="card">
      <Empty
        kind="little"
        level={1}
        title={`No account ${id}`}
        actions={
          <LinkButton tone="main" href={paths.accounts()}>
            See all accounts
          </LinkButton>
        }
      >
        Nothing was ever heard of it in this environment, or it was erased.
      </Empty>
    </div>
  );
}

/** One account: what it uses, how ready it is, and why its people see a nudge or not. */
export function AccountPage({ params }: PageProps) {
  const id = params.id ?? '';
  const account = useAccount(id);
  const users = useUsers(id);
  const catalog = useCatalog();
  const missing = account.error instanceof ApiError && account.error.status === 404;
  return (
    <div class="page">
      {missing ? (
        <Unknown id={id} />
      ) : (
        <Load query={catalog} what="The catalog" skeleton={skeleton}>
          {(sold) => (
            <Load query={account} what="The account" skeleton={skeleton}>
              {(known) => <Loaded key={id} account={known} users={users.data?.users ?? []} catalog={sold} />}
            </Load>
          )}
        </Load>
      )}
    </div>
  );
}
