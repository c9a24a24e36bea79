import * as menu from '@zag-js/menu';
import { normalizeProps, useMachine } from '@zag-js/preact';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

export type MenuItem = {
  id: string;
  label: string;
  icon?: IconName;
  hint?: string;
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
};

/** A button that opens a list of things to do. Arrows, typing and Escape work; focus comes back to the button. */
export function Menu(props: {
  label?: string;
  look?: string;
  children: ComponentChildren;
  items: readonly MenuItem[];
  onSelect: (id: string) => void;
  align?: 'start' | 'end';
}) {
  const { label, look = 'btn', children, items, onSelect, align = 'start' } = props;
  const service = useMachine(menu.machine, {
    id: useId(),
    positioning: { placement: align === 'end' ? 'bottom-end' : 'bottom-start', strategy: 'fixed', gutter: 4 },
    onSelect: ({ value }) => onSelect(value),
    loopFocus: true,
  });
  const api = menu.connect(service, normalizeProps);
  return (
    <>
      <button type="button" {...api.getTriggerProps()} class={look} aria-label={label}>
        {children}
      </button>
      <div {...api.getPositionerProps()}>
        <ul {...api.getContentProps()} class="menu" aria-label={label}>
          {items.map((item) => (
            <li
              key={item.id}
              {...api.getItemProps({ value: item.id, disabled: item.disabled ?? false, valueText: item.label })}
              class={item.danger ? 'bad' : undefined}
            >
              {item.icon && <Icon name={item.icon} small />}
              {item.label}
              {item.checked && <Icon name="check" small />}
              {item.hint && <span class="meta">{item.hint}</span>}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
