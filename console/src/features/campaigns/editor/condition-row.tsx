import type { Condition, NumberOperator, TraitOperator } from '@uptier/shared/contracts/audience.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { Pick } from '../../../ui/pick.tsx';
import {
  blank,
  KNOWN_TRAITS,
  NUMBER_OPTIONS,
  readValue,
  SUBJECTS,
  TRAIT_OPTIONS,
  withOperator,
  writeValue,
} from './conditions.ts';
import { InlineValue } from './inline-value.tsx';

type Props<Kind extends Condition = Condition> = {
  condition: Kind;
  catalog: Catalog;
  onChange: (condition: Condition) => void;
};
type Of<Subject extends Condition['of']> = Extract<Condition, { of: Subject }>;

const number = (text: string) => Number(text) || 0;

function NumberPick({ is, onChange }: { is: NumberOperator; onChange: (is: NumberOperator) => void }) {
  return <Pick label="Comparison" value={is} options={NUMBER_OPTIONS} onChange={onChange} />;
}

function TraitPart({ condition, onChange }: Props<Of<'account' | 'user'>>) {
  const { of, trait, is, value } = condition;
  const isDate = is === 'before' || is === 'after';
  return (
    <>
      <InlineValue
        label={`Trait of the ${of}`}
        value={trait}
        options={KNOWN_TRAITS[of]}
        onChange={(name) => name && onChange({ ...condition, trait: name })}
      />
      <Pick<TraitOperator>
        label="Comparison"
        value={is}
        options={TRAIT_OPTIONS}
        onChange={(next) => onChange(withOperator(condition, next))}
      />
      {is !== 'exists' && is !== 'missing' && (
        <InlineValue
          label="Value"
          type={isDate ? 'date' : 'text'}
          placeholder={is === 'one-of' || is === 'none-of' ? 'one, two' : 'value'}
          value={isDate ? writeValue(value).slice(0, 10) : writeValue(value)}
          onChange={(text) => onChange({ ...condition, value: readValue(is, text) })}
        />
      )}
    </>
  );
}

function LimitPart({ condition, catalog, onChange }: Props<Of<'limit'>>) {
  const isRatio = condition.measure === 'ratio';
  return (
    <>
      <span>of</span>
      <Pick
        label="Limit"
        value={condition.limit}
        options={catalog.limits.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(limit) => onChange({ ...condition, limit })}
      />
      <span>is</span>
      <NumberPick is={condition.is} onChange={(is) => onChange({ ...condition, is })} />
      <InlineValue
        label={isRatio ? 'Percent of the limit' : 'Used'}
        type="number"
        value={String(isRatio ? Math.round(condition.value * 1000) / 10 : condition.value)}
        onChange={(text) => onChange({ ...condition, value: isRatio ? number(text) / 100 : number(text) })}
      />
      <Pick
        label="Measure"
        value={condition.measure}
        options={[
          { value: 'ratio', label: '% of it' },
          { value: 'used', label: 'used' },
        ]}
        onChange={(measure) => onChange({ ...condition, measure, value: measure === 'ratio' ? 0.5 : 1 })}
      />
    </>
  );
}

function CountPart({ condition, onChange }: Props<Of<'active-users' | 'event'>>) {
  const isEvent = condition.of === 'event';
  return (
    <>
      {isEvent && <span>happened</span>}
      {!isEvent && <span>are</span>}
      <NumberPick is={condition.is} onChange={(is) => onChange({ ...condition, is })} />
      <InlineValue
        label={isEvent ? 'Times' : 'Users'}
        type="number"
        value={String(condition.value)}
        onChange={(text) => onChange({ ...condition, value: number(text) })}
      />
      <span>{isEvent ? 'times in the last' : 'in the last'}</span>
      <InlineValue
        label="Days"
        type="number"
        value={String(condition.days)}
        onChange={(text) => onChange({ ...condition, days: Math.min(90, Math.max(1, Math.round(number(text)))) })}
      />
      <span>days</span>
    </>
  );
}

function EventPart({ condition, catalog, onChange }: Props<Of<'event'>>) {
  return (
    <>
      <InlineValue
        label="Event"
        value={condition.name}
        options={[...catalog.features, ...catalog.limits].map(({ id }) => id)}
        onChange={(name) => name && onChange({ ...condition, name })}
      />
      <span>by</span>
      <Pick
        label="By whom"
        value={condition.by}
        options={[
          { value: 'account', label: 'anyone' },
          { value: 'user', label: 'this user' },
        ]}
        onChange={(by) => onChange({ ...condition, by })}
      />
      <CountPart condition={condition} catalog={catalog} onChange={onChange} />
    </>
  );
}

function TierPart({ condition, catalog, onChange }: Props<Of<'tier'>>) {
  const toggle = (id: string) => {
    const has = condition.value.includes(id);
    onChange({ ...condition, value: has ? condition.value.filter((each) => each !== id) : [...condition.value, id] });
  };
  return (
    <>
      <Pick
        label="Comparison"
        value={condition.is}
        options={[
          { value: 'one-of', label: 'is one of' },
          { value: 'none-of', label: 'is none of' },
        ]}
        onChange={(is) => onChange({ ...condition, is })}
      />
      {catalog.tiers.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          class={condition.value.includes(id) ? 'pick val' : 'pick'}
          aria-pressed={condition.value.includes(id)}
          onClick={() => toggle(id)}
        >
          {name}
        </button>
      ))}
    </>
  );
}

function Rest({ condition, ...props }: Props) {
  switch (condition.of) {
    case 'account':
    case 'user':
      return <TraitPart condition={condition} {...props} />;
    case 'limit':
      return <LimitPart condition={condition} {...props} />;
    case 'tier':
      return <TierPart condition={condition} {...props} />;
    case 'event':
      return <EventPart condition={condition} {...props} />;
    case 'active-users':
      return <CountPart condition={condition} {...props} />;
    case 'adoption':
      return (
        <>
          <span>is</span>
          <NumberPick is={condition.is} onChange={(is) => props.onChange({ ...condition, is })} />
          <InlineValue
            label="Percent of features"
            type="number"
            value={String(Math.round(condition.value * 1000) / 10)}
            onChange={(text) => props.onChange({ ...condition, value: number(text) / 100 })}
          />
          <span>%</span>
        </>
      );
  }
}

/** One condition as a sentence whose words can be changed. */
export function ConditionRow(props: Props) {
  const { condition, catalog, onChange } = props;
  return (
    <>
      <Pick
        label="What it is about"
        look="pick val"
        value={condition.of}
        options={SUBJECTS}
        onChange={(of) => onChange(blank(of, catalog))}
      />
      <Rest {...props} />
    </>
  );
}
