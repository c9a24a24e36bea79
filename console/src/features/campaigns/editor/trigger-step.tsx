import type { Trigger } from '@uptier/shared/contracts/trigger.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { useState } from 'preact/hooks';
import { useCampaigns } from '../../../api/workspace.ts';
import { Card } from '../../../ui/card.tsx';
import { Check, Field, TextField } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { Segment } from '../../../ui/segment.tsx';
import { Suggest } from '../../../ui/suggest.tsx';
import { KINDS } from '../words.ts';
import type { StepProps } from './step-props.ts';

const TRIGGERS = [
  { value: 'placement', label: 'At a placement' },
  { value: 'event', label: 'After an event' },
  { value: 'feature', label: 'At a feature' },
  { value: 'limit', label: 'Near a limit' },
] as const;
const ALL = [80, 85, 95, 100];

function blank(kind: Trigger['kind'], catalog: Catalog): Trigger {
  switch (kind) {
    case 'placement':
      return { kind, placement: '' };
    case 'event':
      return { kind, name: '' };
    case 'feature':
      return { kind, feature: catalog.features[0]?.id ?? '' };
    case 'limit':
      return { kind, limit: catalog.limits[0]?.id ?? '', thresholds: [80, 95, 100] };
  }
}

const readThresholds = (text: string) =>
  [
    ...new Set(
      text
        .split(/[^\d]+/)
        .map(Number)
        .filter((value) => value >= 1 && value <= 1000),
    ),
  ].toSorted((a, b) => a - b);

function Thresholds({ values, onChange }: { values: readonly number[]; onChange: (values: number[]) => void }) {
  const [text, setText] = useState(values.join(', '));
  const shown = readThresholds(text).join() === values.join() ? text : values.join(', ');
  return (
    <TextField
      label="Thresholds, percent"
      value={shown}
      placeholder={ALL.join(', ')}
      problem={values.length === 0 ? 'Give at least one threshold' : undefined}
      hint="Each fires once in a period; a jump over several fires only the highest"
      onInput={(next) => {
        setText(next);
        onChange(readThresholds(next));
      }}
    />
  );
}

function TriggerFields({
  trigger,
  catalog,
  onChange,
}: {
  trigger: Trigger;
  catalog: Catalog;
  onChange: (trigger: Trigger) => void;
}) {
  const placements = (useCampaigns().data?.campaigns ?? []).flatMap((campaign) =>
    campaign.trigger.kind === 'placement' ? [campaign.trigger.placement] : [],
  );
  switch (trigger.kind) {
    case 'placement':
      return (
        <Suggest
          label="Placement"
          value={trigger.placement}
          options={[...new Set(placements)]}
          hint="As the page names it: uptier.place('billing-page') or <uptier-slot placement>"
          onInput={(placement) => onChange({ kind: 'placement', placement })}
        />
      );
    case 'event':
      return (
        <Suggest
          label="Event"
          value={trigger.name}
          options={catalog.features.map(({ id }) => id)}
          hint="As the page tracks it: uptier.track('report_export')"
          onInput={(name) => onChange({ kind: 'event', name })}
        />
      );
    case 'feature':
      return (
        <Field label="Feature" hint="A locked feature is tried: uptier.gate('…').prompt() or <uptier-gate feature>">
          {() => (
            <Pick
              label="Feature"
              look="input"
              value={trigger.feature}
              options={catalog.features.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(feature) => onChange({ kind: 'feature', feature })}
            />
          )}
        </Field>
      );
    case 'limit':
      return (
        <>
          <Field label="Limit">
            {() => (
              <Pick
                label="Limit"
                look="input"
                value={trigger.limit}
                options={catalog.limits.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(limit) => onChange({ ...trigger, limit })}
              />
            )}
          </Field>
          <Thresholds values={trigger.thresholds} onChange={(thresholds) => onChange({ ...trigger, thresholds })} />
        </>
      );
  }
}

/** The moment it waits for, and where it may run. */
export function TriggerStep({ draft, set, catalog, problems }: StepProps) {
  const { trigger, kind, environments } = draft;
  const runsIn = (name: 'production' | 'development') => environments?.includes(name) ?? true;
  const toggle = (name: 'production' | 'development', on: boolean) => {
    const next = (['production', 'development'] as const).filter((each) => (each === name ? on : runsIn(each)));
    const { environments: _before, ...rest } = draft;
    set(next.length === 2 ? rest : { ...rest, environments: next });
  };
  const wrong =
    problems.trigger ?? problems['trigger.limit'] ?? problems['trigger.feature'] ?? problems['trigger.thresholds'];
  return (
    <>
      <Card title="Kind">
        <div class="stack">
          <Segment
            label="Kind"
            value={kind}
            options={(['upgrade', 'adoption', 'limit-warning'] as const).map((value) => ({
              value,
              label: KINDS[value],
            }))}
            onChange={(value) => set({ ...draft, kind: value })}
          />
          <p class="muted t12">
            {kind === 'upgrade' && 'A pitch: it passes all sixteen gates, and a share is withheld to measure it.'}
            {kind === 'adoption' &&
              'Teaches a feature they pay for already. No adoption, renewal or risk gate; still capped.'}
            {kind === 'limit-warning' &&
              'A service message: not capped, never withheld, stopped only by “not now” and “never”.'}
          </p>
        </div>
      </Card>
      <Card title="When it comes">
        <div class="stack">
          <Segment
            label="Trigger"
            value={trigger.kind}
            options={TRIGGERS}
            onChange={(value) => set({ ...draft, trigger: blank(value, catalog) })}
          />
          <TriggerFields
            key={trigger.kind}
            trigger={trigger}
            catalog={catalog}
            onChange={(next) => set({ ...draft, trigger: next }, 'trigger')}
          />
          {wrong && <Notice tone="bad">{wrong}</Notice>}
        </div>
      </Card>
      <Card title="Where it may run">
        <div class="stack">
          <Check label="Production" checked={runsIn('production')} onChange={(on) => toggle('production', on)} />
          <Check label="Development" checked={runsIn('development')} onChange={(on) => toggle('development', on)} />
        </div>
      </Card>
    </>
  );
}
