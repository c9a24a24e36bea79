import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { AccountRow } from '../../api/accounts.ts';
import { paths } from '../../app/paths.ts';
import { BarLine } from '../../ui/bar-line.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ago, count, instant, money, wholePercent } from '../../ui/format.ts';
import { Stair } from '../../ui/stair.tsx';
import type { Column } from '../../ui/table.tsx';
import { BandChip } from './band.tsx';
import { toneOf } from './tone.ts';

const none = <span class="faint">–</span>;

/** The limit that is fullest, if the account has one. */
function nearest(usage: AccountRow['usage']): { limit: string; ratio: number } | null {
  const known = Object.entries(usage).flatMap(([limit, use]) =>
    use.ratio === null ? [] : [{ limit, ratio: use.ratio }],
  );
  return known.toSorted((a, b) => b.ratio - a.ratio)[0] ?? null;
}

function Nearest({ usage, catalog }: { usage: AccountRow['usage']; catalog: Catalog }) {
  const near = nearest(usage);
  if (!near) return none;
  const name = catalog.limits.find(({ id }) => id === near.limit)?.name ?? near.limit;
  return (
    <span class="near">
      <span class="row tight nw between">
        <span>{name}</span>
        <span class={toneOf(near.ratio) === 'n' ? 'muted' : toneOf(near.ratio)}>{wholePercent(near.ratio)}</span>
      </span>
      <BarLine share={near.ratio} tone={toneOf(near.ratio)} />
    </span>
  );
}

function TierCell({ tier, catalog }: { tier: string | null; catalog: Catalog }) {
  const rank = catalog.tiers.findIndex(({ id }) => id === tier);
  if (tier === null) return none;
  return (
    <span class="path">
      <Stair steps={catalog.tiers.length} from={-1} to={rank} />
      {catalog.tiers[rank]?.name ?? tier}
    </span>
  );
}

/** The columns of the list of accounts. */
export function columnsFor(catalog: Catalog): Column<AccountRow>[] {
  return [
    {
      id: 'name',
      head: 'Account',
      cell: ({ id, name, muted }) => (
        <>
          <a class="name" href={paths.account(id)}>
            {name ?? id}
          </a>{' '}
          {muted && <Chip icon="mute">Muted</Chip>}
          {name && <span class="sub hide-s">{id}</span>}
        </>
      ),
    },
    { id: 'tier', head: 'Tier', hide: 's', cell: ({ tier }) => <TierCell tier={tier} catalog={catalog} /> },
    {
      id: 'mrr',
      head: 'MRR',
      align: 'end',
      hide: 's',
      cell: ({ mrr, currency }) => (mrr > 0 && currency ? money(mrr, currency) : none),
    },
    {
      id: 'readiness',
      head: 'Readiness',
      cell: ({ readiness: { score, band } }) =>
        score === null || band === null ? (
          <span class="faint">too little data</span>
        ) : (
          <span class="row tight nw">
            <b class="semi">{count(Math.round(score))}</b> <BandChip band={band} />
          </span>
        ),
    },
    {
      id: 'adoption',
      head: 'Adoption',
      align: 'end',
      hide: 'm',
      cell: ({ adoption }) =>
        adoption ? (
          <>
            {wholePercent(adoption.ratio)}
            <span class="sub">
              {adoption.used} of {adoption.total}
            </span>
          </>
        ) : (
          none
        ),
    },
    { id: 'near', head: 'Nearest limit', cell: ({ usage }) => <Nearest usage={usage} catalog={catalog} /> },
    ...standingColumns,
  ];
}

const standingColumns: Column<AccountRow>[] = [
  {
    id: 'risk',
    head: 'Risk',
    hide: 's',
    cell: ({ risk }) =>
      risk.count >= 2 ? (
        <Chip tone="warn" icon="warn">
          {count(risk.count)} signals
        </Chip>
      ) : (
        <span class="muted">{risk.count === 0 ? 'none' : '1 signal'}</span>
      ),
  },
  {
    id: 'active',
    head: 'Last active',
    align: 'end',
    hide: 'm',
    cell: ({ lastActiveAt }) =>
      lastActiveAt ? (
        <time class="muted nowrap" dateTime={lastActiveAt} title={instant(lastActiveAt)}>
          {ago(lastActiveAt)}
        </time>
      ) : (
        <span class="faint">never</span>
      ),
  },
];
