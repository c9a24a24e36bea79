import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const OVERLAYS = 'dialog[open], [data-scope][data-part="content"][data-state="open"]';

/** A panel over the page without a scrim: focus goes in, arrow down walks into its rows, Escape closes, focus returns to the opener. */
export function Drawer(props: {
  label: string;
  onClose: () => void;
  header: ComponentChildren;
  footer?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { label, onClose, header, footer, children } = props;
  const panel = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'ArrowDown' && event.target === panel.current) {
        event.preventDefault();
        panel.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
      }
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector(OVERLAYS)) close.current();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <div ref={panel} class="drawer" role="dialog" aria-label={label} tabIndex={-1}>
      <header>{header}</header>
      <div class="in">{children}</div>
      {footer && <footer>{footer}</footer>}
    </div>
  );
}
