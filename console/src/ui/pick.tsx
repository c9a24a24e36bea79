import { normalizeProps, useMachine } from '@zag-js/preact';
import * as select from '@zag-js/select';
import { useId, useMemo } from 'preact/hooks';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

/** `short` stands on the button where the whole label would say too much. */
export type Option<Value extends string = string> = { value: Value; label: string; short?: string; hint?: string };

/** One choice of a few. `label` names it; with `prefix` the button reads "Window: 30 days". `look="input"` for forms. */
export function Pick<Value extends string>(props: {
  label: string;
  prefix?: string;
  icon?: IconName;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  look?: 'pick' | 'pick val' | 'pick tall' | 'input';
  disabled?: boolean;
}) {
  const { label, prefix, icon, value, options, onChange, look = 'pick', disabled = false } = props;
  const collection = useMemo(() => select.collection({ items: [...options] }), [options]);
  const service = useMachine(select.machine, {
    id: useId(),
    collection,
    value: [value],
    disabled,
    positioning: { placement: 'bottom-start', strategy: 'fixed', gutter: 4 },
    onValueChange: ({ items }) => items[0] && onChange(items[0].value),
  });
  const api = select.connect(service, normalizeProps);
  const chosen = options.find((option) => option.value === value);
  return (
    <div class={look === 'input' ? 'pick-wide' : 'pick-host'} {...api.getRootProps()}>
      <span {...api.getLabelProps()} class="sr">
        {label}
      </span>
      <button type="button" {...api.getTriggerProps()} class={look === 'input' ? 'input pick-input' : look}>
        {icon && <Icon name={icon} />}
        {prefix && `${prefix}: `}
        <span class="pick-label">{chosen?.short ?? chosen?.label ?? value}</span>
        <Icon name="chevron-down" />
      </button>
      <div {...api.getPositionerProps()}>
        <ul {...api.getContentProps()} class="menu">
          {options.map((option) => (
            <li key={option.value} {...api.getItemProps({ item: option })}>
              <span>{option.label}</span>
              {option.hint && <span class="meta">{option.hint}</span>}
              <span class="tick">{option.value === value && <Icon name="check" small />}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
