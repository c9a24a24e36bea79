import * as combobox from '@zag-js/combobox';
import { normalizeProps, useMachine } from '@zag-js/preact';
import { useId, useMemo } from 'preact/hooks';
import { Icon } from './icon.tsx';
import type { Option } from './pick.tsx';

/** A field that suggests while one types. The caller filters: `onInput` hears the words, `options` are the answer. */
export function Combobox(props: {
  label: string;
  hideLabel?: boolean;
  value: string;
  options: readonly Option[];
  onInput?: (words: string) => void;
  onChange: (value: string) => void;
  placeholder?: string;
  allowCustom?: boolean;
  none?: string;
}) {
  const {
    label,
    hideLabel = false,
    value,
    options,
    onInput,
    onChange,
    placeholder,
    allowCustom = false,
    none = 'Nothing matches',
  } = props;
  const collection = useMemo(() => combobox.collection({ items: [...options] }), [options]);
  const service = useMachine(combobox.machine, {
    id: useId(),
    collection,
    value: value ? [value] : [],
    allowCustomValue: allowCustom,
    openOnClick: true,
    ...(placeholder && { placeholder }),
    positioning: { placement: 'bottom-start', strategy: 'fixed', gutter: 4, sameWidth: true },
    onInputValueChange: ({ inputValue, reason }) => {
      if (reason !== 'input-change') return;
      onInput?.(inputValue);
      if (allowCustom) onChange(inputValue);
    },
    onValueChange: ({ value: [next] }) => next !== undefined && onChange(next),
  });
  const api = combobox.connect(service, normalizeProps);
  const { role: _role, type: _type, ...input } = api.getInputProps();
  return (
    <div class="field" {...api.getRootProps()}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the props carry its `for` */}
      <label {...api.getLabelProps()} class={hideLabel ? 'sr' : undefined}>
        {label}
      </label>
      <div {...api.getControlProps()}>
        <input {...input} type="text" role="combobox" aria-expanded={api.open} class="input" />
      </div>
      <div {...api.getPositionerProps()}>
        <ul {...api.getContentProps()} class="menu">
          {options.map((option) => (
            <li key={option.value} {...api.getItemProps({ item: option })}>
              <span>{option.label}</span>
              {option.hint && <span class="meta">{option.hint}</span>}
              <span class="tick">{option.value === value && <Icon name="check" small />}</span>
            </li>
          ))}
          {options.length === 0 && <li class="none">{none}</li>}
        </ul>
      </div>
    </div>
  );
}
