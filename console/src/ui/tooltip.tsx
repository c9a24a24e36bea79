import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { anchorTo } from './anchor.ts';

/** Words beside whatever is hovered or focused. `names`: the child already carries the same words as its name. */
export function Tooltip({
  text,
  names = false,
  children,
}: {
  text: string;
  names?: boolean;
  children: ComponentChildren;
}) {
  const id = useId();
  const tip = useRef<HTMLSpanElement>(null);
  const host = useRef<HTMLSpanElement>(null);
  const timer = useRef(0);
  useEffect(() => {
    const target = host.current?.querySelector('button, a, input');
    if (names || !target) return undefined;
    target.setAttribute('aria-describedby', id);
    return () => target.removeAttribute('aria-describedby');
  }, [names, id]);
  const show = (event: Event) => {
    const target = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(
      () => {
        if (!tip.current || !(target instanceof HTMLElement)) return;
        tip.current.showPopover();
        anchorTo(target, tip.current, 'centre');
      },
      event.type === 'focusin' ? 0 : 350,
    );
  };
  const hide = () => {
    clearTimeout(timer.current);
    if (tip.current?.matches(':popover-open')) tip.current.hidePopover();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the wrapper only listens for what happens to its child
    <span
      class="tip-host"
      ref={host}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocusIn={show}
      onFocusOut={hide}
      onPointerDown={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {children}
      <span ref={tip} id={id} class="tip" popover="manual" role="tooltip">
        {text}
      </span>
    </span>
  );
}
