import type { Account } from '@uptier/shared/contracts/account.ts';
import { type FeatureUse, useFeatures } from '../../api/accounts.ts';
import { Load } from '../../api/load.tsx';
import { usePolicy } from '../../api/workspace.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ago, count, percent } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';

function Mark({ feature: { uses, minUses, counted } }: { feature: FeatureUse }) {
  const used = uses >= minUses;
  return (
    <span class={used ? 'good' : 'faint'}>
      <Icon name={used ? 'check' : counted ? 'close' : 'more'} small />
      <span class="sr">{used ? 'In use' : 'Not in use'}</span>
    </span>
  );
}

const columns: Column<FeatureUse>[] = [
  {
    id: 'feature',
    head: 'Feature',
    cell: (feature) => (
      <span class="row tight nw">
        <Mark feature={feature} />
        {feature.name}
        {!feature.counted && <span class="faint">not counted</span>}
      </span>
    ),
  },
  {
    id: 'uses',
    head: 'Uses, 30 days',
    align: 'end',
    cell: ({ uses, minUses }) => (
      <>
        {count(uses)}
        {minUses > 1 && <span class="faint">, needs {minUses}</span>}
      </>
    ),
  },
  {
    id: 'last',
    head: 'Last used',
    cell: ({ lastUsedAt }) => <span class="muted">{lastUsedAt ? ago(lastUsedAt) : 'Never'}</span>,
  },
];

/** Which features of its tier the account really uses, and whether that is enough for a pitch. */
export function AdoptionCard({ account, tierName }: { account: Account; tierName: string }) {
  const features = useFeatures(account.id);
  const { adoption } = account;
  const threshold = usePolicy().data?.adoptionThreshold;
  const holds = adoption && threshold !== undefined && adoption.used * 100 >= adoption.total * threshold;
  return (
    <Card
      title="Adoption"
      note={adoption ? `${adoption.used} of ${adoption.total} ${tierName} features in 30 days` : 'No feature counts'}
      flush
      end={
        adoption &&
        threshold !== undefined && (
          <>
            <b class="semi strong">{percent(adoption.ratio)}</b>
            <Chip tone={holds ? 'good' : 'warn'} icon={holds ? 'check' : 'clock'}>
              gate {threshold}%
            </Chip>
          </>
        )
      }
    >
      <Load query={features} what="The features" skeleton={<SkeletonRows rows={6} label="Loading features" />}>
        {(answer) => (
          <Table
            label="Adoption by feature"
            fit
            columns={columns}
            rows={answer.features.toSorted((a, b) => b.uses - a.uses)}
            rowKey={({ id }) => id}
          />
        )}
      </Load>
    </Card>
  );
}
