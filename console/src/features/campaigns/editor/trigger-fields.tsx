import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Trigger } from '@uptier/shared/contracts/trigger.ts';
import { OPEN_DAYS } from '@uptier/shared/engine/facts/reach.ts';
import { useState } from 'preact/hooks';
import { useCampaigns } from '../../../api/workspace.ts';
import { Field, TextField } from '../../../ui/field.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { Suggest } from '../../../ui/suggest.tsx';
import { DelayField } from './delay-field.tsx';
import { eventNames, type Known } from './known.ts';

const ALL = [80, 85, 95, 100];
const BY = [
  { value: 'account', label: 'by everyone in the account together' },
  { value: 'user', label: 'by the user who looks' },
] as const;

type Props<Kind extends Trigger['kind']> = {
  trigger: Extract<Trigger, { kind: Kind }>;
  known: Known;
  onChange: (trigger: Trigger) => void;
};

const within = (text: string, low: number, high: number) =>
  Math.min(high, Math.max(low, Math.round(Number(text) || 0)));

/** A trigger to begin with. */
export function blankTrigger(kind: Trigger['kind'], { features, limits }: Catalog): Trigger {
  switch (kind) {
    case 'placement':
      return { kind, placement: '' };
    case 'event':
      return { kind, name: '' };
    case 'feature':
      return { kind, feature: features[0]?.id ?? '' };
    case 'limit':
      return { kind, limit: limits[0]?.id ?? '', thresholds: [80, 95, 100] };
    case 'milestone':
      return { kind, name: '', count: 10, by: 'account' };
    case 'adoption':
      return { kind, percent: 60 };
  }
}

const readThresholds = (text: string) => {
  const values = text.split(/[^\d]+/).map(Number);
  return [...new Set(values.filter((value) => value >= 1 && value <= 1000))].toSorted((a, b) => a - b);
};

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

function PlacementFields({ trigger, onChange }: Props<'placement'>) {
  const placements = (useCampaigns().data?.campaigns ?? []).flatMap((campaign) =>
    campaign.trigger.kind === 'placement' ? [campaign.trigger.placement] : [],
  );
  return (
    <Suggest
      label="Placement"
      value={trigger.placement}
      options={[...new Set(placements)]}
      hint="As the page names it: uptier.place('billing-page') or <uptier-slot placement>"
      onInput={(placement) => onChange({ kind: 'placement', placement })}
    />
  );
}

function EventFields({ trigger, known, onChange }: Props<'event'>) {
  const { delayMs: _delay, ...atOnce } = trigger;
  return (
    <>
      <Suggest
        label="Event"
        value={trigger.name}
        options={eventNames(known)}
        hint="As the page tracks it, uptier.track('report_export'), or a server sends it"
        onInput={(name) => onChange({ ...trigger, name })}
      />
      <DelayField
        delayMs={trigger.delayMs ?? 0}
        onChange={(delayMs) => onChange(delayMs === 0 ? atOnce : { ...trigger, delayMs })}
      />
    </>
  );
}

function FeatureFields({ trigger, known, onChange }: Props<'feature'>) {
  return (
    <Field label="Feature" hint="A locked feature is tried: uptier.gate('…').prompt() or <uptier-gate feature>">
      {() => (
        <Pick
          label="Feature"
          look="input"
          value={trigger.feature}
          options={known.catalog.features.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(feature) => onChange({ kind: 'feature', feature })}
        />
      )}
    </Field>
  );
}

function LimitFields({ trigger, known, onChange }: Props<'limit'>) {
  return (
    <>
      <Field label="Limit">
        {() => (
          <Pick
            label="Limit"
            look="input"
            value={trigger.limit}
            options={known.catalog.limits.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(limit) => onChange({ ...trigger, limit })}
          />
        )}
      </Field>
      <Thresholds values={trigger.thresholds} onChange={(thresholds) => onChange({ ...trigger, thresholds })} />
    </>
  );
}

const rules = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIXES: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };

/** "10th", "1,001st" */
const ordinal = (value: number) => `${value.toLocaleString('en')}${SUFFIXES[rules.select(value)] ?? 'th'}`;

function MilestoneFields({ trigger, known, onChange }: Props<'milestone'>) {
  return (
    <>
      <Suggest
        label="Event that is counted"
        value={trigger.name}
        options={eventNames(known)}
        hint="A feature, a limit or any event by its name; choose what stands for success in your product"
        onInput={(name) => onChange({ ...trigger, name })}
      />
      <TextField
        label="Reached at, times"
        type="number"
        min={1}
        step={1}
        value={String(trigger.count)}
        hint={`The ${ordinal(trigger.count)} time brings it, counted since the account was first seen; open for ${OPEN_DAYS} days, once`}
        onInput={(text) => onChange({ ...trigger, count: within(text, 1, 1_000_000_000) })}
      />
      <Field label="Counted">
        {() => (
          <Pick
            label="Counted"
            look="input"
            value={trigger.by}
            options={BY}
            onChange={(by) => onChange({ ...trigger, by })}
          />
        )}
      </Field>
    </>
  );
}

function AdoptionFields({ trigger, onChange }: Props<'adoption'>) {
  return (
    <TextField
      label="Adoption reached, percent of the tier’s features"
      type="number"
      min={1}
      max={100}
      step={1}
      value={String(trigger.percent)}
      hint={`When the account’s adoption rises to it; open for ${OPEN_DAYS} days`}
      onInput={(text) => onChange({ ...trigger, percent: within(text, 1, 100) })}
    />
  );
}

/** What the chosen trigger waits for. */
export function TriggerFields({ trigger, ...props }: Omit<Props<'event'>, 'trigger'> & { trigger: Trigger }) {
  switch (trigger.kind) {
    case 'placement':
      return <PlacementFields trigger={trigger} {...props} />;
    case 'event':
      return <EventFields trigger={trigger} {...props} />;
    case 'feature':
      return <FeatureFields trigger={trigger} {...props} />;
    case 'limit':
      return <LimitFields trigger={trigger} {...props} />;
    case 'milestone':
      return <MilestoneFields trigger={trigger} {...props} />;
    case 'adoption':
      return <AdoptionFields trigger={trigger} {...props} />;
  }
}
