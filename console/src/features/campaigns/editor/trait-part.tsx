import { Pick } from '../../../ui/pick.tsx';
import type { PartProps } from './condition-parts.tsx';
import { InlineList } from './inline-list.tsx';
import { InlineValue } from './inline-value.tsx';
import { examplesOf, kindsOf, traitNames } from './known.ts';
import {
  type Comparison,
  comparisonOf,
  comparisonsFor,
  fieldFor,
  firstOn,
  listOf,
  readValue,
  withComparison,
  writeValue,
} from './operators.ts';

type Props = PartProps<'account' | 'user'>;

const INPUTS = { number: 'number', days: 'number', day: 'date', text: 'text' } as const;
const YES_NO = [
  { value: 'true', label: 'true' },
  { value: 'false', label: 'false' },
] as const;

function TraitValue({ condition, known, onChange }: Props) {
  const { of, trait, value } = condition;
  const comparison = comparisonOf(condition);
  const field = fieldFor(comparison);
  const kinds = kindsOf(known, of, trait);
  const examples = examplesOf(known, of, trait);
  if (field === 'none') return null;
  if (field === 'list') {
    return (
      <InlineList
        label="Values"
        values={listOf(value)}
        options={examples}
        typed
        onChange={(values) => onChange({ ...condition, value: values })}
      />
    );
  }
  if (field === 'text' && kinds.length === 1 && kinds[0] === 'boolean') {
    return (
      <Pick
        label="Value"
        look="pick val"
        value={value === false ? 'false' : 'true'}
        options={YES_NO}
        onChange={(text) => onChange({ ...condition, value: text === 'true' })}
      />
    );
  }
  const written = field === 'day' ? writeValue(value).slice(0, 10) : writeValue(value);
  return (
    <>
      <InlineValue
        label={field === 'days' ? 'Days' : 'Value'}
        type={INPUTS[field]}
        placeholder="value"
        value={written}
        options={field === 'text' ? examples : []}
        onChange={(text) => onChange({ ...condition, value: readValue(comparison, text) })}
      />
      {field === 'days' && <span>{comparison.endsWith('-ago') ? 'days ago' : 'days from now'}</span>}
    </>
  );
}

/** "account trait renewalAt is more than 30 days ago" */
export function TraitPart(props: Props) {
  const { condition, known, onChange } = props;
  const { of, trait } = condition;
  const comparison = comparisonOf(condition);
  const choose = (name: string) => {
    const kinds = kindsOf(known, of, name);
    const fits = comparisonsFor(kinds, 'exists').some(({ value }) => value === comparison);
    onChange(fits ? { ...condition, trait: name } : firstOn(of, name, kinds));
  };
  return (
    <>
      <InlineValue
        label={`Trait of the ${of}`}
        value={trait}
        options={traitNames(known, of)}
        onChange={(name) => name && choose(name)}
      />
      <Pick<Comparison>
        label="Comparison"
        value={comparison}
        options={comparisonsFor(kindsOf(known, of, trait), comparison)}
        onChange={(next) => onChange(withComparison(condition, next))}
      />
      <TraitValue {...props} />
    </>
  );
}
