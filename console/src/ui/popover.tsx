import * as popover from '@zag-js/popover';
import { normalizeProps, useMachine } from '@zag-js/preact';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A button that opens a small box of anything. Focus goes in and comes back; Escape and a click outside close. */
export function Popover(props: {
  label?: string;
  look?: string;
  trigger: ComponentChildren;
  title?: string;
  align?: 'start' | 'end';
  children: ComponentChildren | ((close: () => void) => ComponentChildren);
}) {
  const { label, look = 'btn', trigger, title, align = 'start', children } = props;
  const service = useMachine(popover.machine, {
    id: useId(),
    portalled: false,
    positioning: { placement: align === 'end' ? 'bottom-end' : 'bottom-start', strategy: 'fixed', gutter: 6 },
  });
  const api = popover.connect(service, normalizeProps);
  return (
    <>
      <button type="button" {...api.getTriggerProps()} class={look} aria-label={label}>
        {trigger}
      </button>
      <span {...api.getPositionerProps()}>
        <span {...api.getContentProps()} role="dialog" class="pop" aria-label={title ?? label}>
          {api.open && (
            <>
              {title && <b class="semi">{title}</b>}
              {typeof children === 'function' ? children(() => api.setOpen(false)) : children}
            </>
          )}
        </span>
      </span>
    </>
  );
}

/** Dotted underline: "how is this counted?" */
export function How({
  term,
  title,
  children,
}: {
  term: ComponentChildren;
  title?: string;
  children: ComponentChildren;
}) {
  return (
    <Popover look="how" trigger={term} {...(title && { title })}>
      {children}
    </Popover>
  );
}
