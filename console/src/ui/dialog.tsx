import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** Keeps a native modal dialog in step with `open`; a click outside closes it, focus returns to the opener by itself. */
export function useModal(open: boolean) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  useEffect(() => {
    const element = dialog.current;
    // The backdrop is the dialog itself; what stands inside has its own targets.
    const onPointer = (event: PointerEvent) => event.target === element && element?.close();
    element?.addEventListener('pointerdown', onPointer);
    return () => element?.removeEventListener('pointerdown', onPointer);
  }, []);
  return dialog;
}

/** Asks one question over the page. `form` makes the footer's submit button work with Enter. */
export function Dialog(props: {
  open: boolean;
  onClose: () => void;
  onSubmit?: () => void;
  title: ComponentChildren;
  children: ComponentChildren;
  footer: ComponentChildren;
}) {
  const { open, onClose, onSubmit, title, children, footer } = props;
  const dialog = useModal(open);
  const heading = useId();
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={heading} onClose={onClose}>
      {open && (
        <form
          method="dialog"
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit?.();
          }}
        >
          <header>
            <h2 id={heading}>{title}</h2>
          </header>
          <div class="in">{children}</div>
          <footer>{footer}</footer>
        </form>
      )}
    </dialog>
  );
}
