import type { Catalog, Feature, Limit, Price, Product, Tier } from '@uptier/shared/contracts/catalog.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { count, money, plural } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Stair } from '../../ui/stair.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { firstTierWith, limitOn } from './ladder.ts';

const none = <span class="faint">–</span>;

function priceOf(prices: readonly Price[], interval: Price['interval']) {
  const price = prices.find((each) => each.interval === interval);
  if (!price) return none;
  return (
    <>
      {money(price.amount, price.currency)}
      {price.perSeat && <span class="faint"> a seat</span>}
    </>
  );
}

/** The ladder: what each step costs and adds. */
export function TiersCard({ catalog: { tiers } }: { catalog: Catalog }) {
  const columns: Column<Tier>[] = [
    {
      id: 'tier',
      head: 'Tier',
      cell: (tier) => (
        <span class="path">
          <Stair steps={tiers.length} from={-1} to={tiers.indexOf(tier)} />
          <b class="med">{tier.name}</b>
          <code class="hide-s">{tier.id}</code>
        </span>
      ),
    },
    { id: 'month', head: 'A month', align: 'end', cell: ({ prices }) => priceOf(prices, 'month') },
    { id: 'year', head: 'A year', align: 'end', hide: 's', cell: ({ prices }) => priceOf(prices, 'year') },
    { id: 'adds', head: 'Adds', align: 'end', cell: ({ features }) => plural(features.length, 'feature') },
    {
      id: 'stripe',
      head: 'Stripe prices',
      hide: 's',
      cell: ({ prices }) => {
        const ids = prices.flatMap(({ stripePriceIds }) => stripePriceIds);
        return ids.length === 0 ? none : <code>{ids.join(', ')}</code>;
      },
    },
  ];
  return (
    <Card title="Tiers" note="lowest first" flush>
      <Table label="Tiers" fit columns={columns} rows={tiers} rowKey={({ id }) => id} />
    </Card>
  );
}

function Included({ yes, name }: { yes: boolean; name: string }) {
  return (
    <span class={yes ? 'good' : 'faint'}>
      {yes ? <Icon name="check" /> : '–'}
      <span class="sr">{yes ? `In ${name}` : `Not in ${name}`}</span>
    </span>
  );
}

/** Which tier has which feature, and how it counts. */
export function FeaturesCard({ catalog }: { catalog: Catalog }) {
  const columns: Column<Feature>[] = [
    {
      id: 'feature',
      head: 'Feature',
      cell: ({ id, name }) => (
        <>
          {name} <code class="hide-s">{id}</code>
        </>
      ),
    },
    ...catalog.tiers.map(
      (tier, rank): Column<Feature> => ({
        id: tier.id,
        head: tier.name,
        cell: ({ id }) => {
          const first = firstTierWith(catalog, id);
          return <Included yes={first !== -1 && first <= rank} name={tier.name} />;
        },
      }),
    ),
    {
      id: 'counts',
      head: 'Counts',
      hide: 's',
      cell: ({ core, counted, minUses, serverOnly }) => (
        <span class="row tight">
          {core && <Chip tone="accent">core</Chip>}
          {!counted && <Chip>not in adoption</Chip>}
          {minUses > 1 && <Chip>{count(minUses)} uses</Chip>}
          {serverOnly && <Chip icon="lock">servers only</Chip>}
          {!core && counted && minUses === 1 && !serverOnly && <span class="muted">from the first use</span>}
        </span>
      ),
    },
  ];
  return (
    <Card title="Features" note={plural(catalog.features.length, 'feature')} flush>
      <Table
        label="Features"
        fit={catalog.tiers.length <= 4}
        columns={columns}
        rows={catalog.features}
        rowKey={({ id }) => id}
      />
    </Card>
  );
}

/** How much of each limit a tier includes. */
export function LimitsCard({ catalog }: { catalog: Catalog }) {
  const columns: Column<Limit>[] = [
    {
      id: 'limit',
      head: 'Limit',
      cell: ({ id, name, kind, period }) => (
        <>
          {name} <code class="hide-s">{id}</code>
          <span class="sub">
            {kind === 'level'
              ? 'level'
              : period === 'month'
                ? 'metered, by the month'
                : 'metered, by the billing period'}
          </span>
        </>
      ),
    },
    ...catalog.tiers.map(
      (tier, rank): Column<Limit> => ({
        id: tier.id,
        head: tier.name,
        align: 'end',
        cell: ({ id }) => {
          const value = limitOn(catalog, rank, id);
          if (value === undefined) return none;
          return value === null ? <span class="muted">unlimited</span> : count(value);
        },
      }),
    ),
  ];
  return (
    <Card title="Limits" flush>
      <Table
        label="Limits"
        two
        fit={catalog.tiers.length <= 4}
        columns={columns}
        rows={catalog.limits}
        rowKey={({ id }) => id}
      />
    </Card>
  );
}

/** What is sold beside the tiers. */
export function ProductsCard({ catalog: { products } }: { catalog: Catalog }) {
  if (products.length === 0) return null;
  const columns: Column<Product>[] = [
    {
      id: 'product',
      head: 'Product',
      cell: ({ id, name }) => (
        <>
          {name} <code class="hide-s">{id}</code>
        </>
      ),
    },
    { id: 'month', head: 'A month', align: 'end', cell: ({ prices }) => priceOf(prices, 'month') },
    { id: 'year', head: 'A year', align: 'end', cell: ({ prices }) => priceOf(prices, 'year') },
  ];
  return (
    <Card title="Products" flush>
      <Table label="Products" fit columns={columns} rows={products} rowKey={({ id }) => id} />
    </Card>
  );
}
