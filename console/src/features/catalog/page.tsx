import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { Load } from '../../api/load.tsx';
import { may } from '../../api/settings.ts';
import { useCatalog, useMe } from '../../api/workspace.ts';
import { query, setQuery } from '../../app/router.ts';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { plural } from '../../ui/format.ts';
import { SkeletonCard, SkeletonRows } from '../../ui/skeleton.tsx';
import { CatalogEditor } from './editor.tsx';
import { FeaturesCard, LimitsCard, ProductsCard, TiersCard } from './tables.tsx';

const open = () => setQuery({ edit: '1' }, { replace: false });
const close = () => setQuery({ edit: null });

function Content({ catalog, whyNot }: { catalog: Catalog; whyNot: string | false }) {
  if (query.value.get('edit')) return <CatalogEditor catalog={catalog} onClose={close} />;
  if (catalog.tiers.length === 0) {
    return (
      <div class="card">
        <Empty
          level={2}
          title="Nothing is sold yet"
          actions={
            <Button tone="main" whyNot={whyNot} onClick={open}>
              Write the catalog
            </Button>
          }
        >
          Describe your tiers, their features and limits. Campaigns, meters and reports all speak of them.
        </Empty>
      </div>
    );
  }
  return (
    <>
      <TiersCard catalog={catalog} />
      <LimitsCard catalog={catalog} />
      <FeaturesCard catalog={catalog} />
      <ProductsCard catalog={catalog} />
    </>
  );
}

const skeleton = (
  <SkeletonCard label="Loading the catalog" height="320px">
    <SkeletonRows rows={6} label="Loading the catalog" />
  </SkeletonCard>
);

/** What is sold: tiers, features, limits and products. */
export function CatalogPage() {
  const catalog = useCatalog();
  const whyNot = !may(useMe().data, 'publisher') && 'A publisher changes the catalog';
  const editing = query.value.get('edit') !== null;
  return (
    <div class="page">
      <PageHead
        title="Catalog"
        actions={
          catalog.data &&
          !editing && (
            <Button icon="note" whyNot={whyNot} onClick={open}>
              Edit as document
            </Button>
          )
        }
      >
        {catalog.data &&
          `${plural(catalog.data.tiers.length, 'tier')}, ${plural(catalog.data.features.length, 'feature')}, ${plural(catalog.data.limits.length, 'limit')}. Version ${catalog.data.version}.`}
      </PageHead>
      <Load query={catalog} what="The catalog" skeleton={skeleton}>
        {(sold) => <Content catalog={sold} whyNot={whyNot} />}
      </Load>
    </div>
  );
}
