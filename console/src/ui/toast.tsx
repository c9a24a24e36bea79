import { signal } from '@preact/signals';
import { IconButton } from './button.tsx';

type Toast = { id: number; text: string; undo?: () => void };

const SHOWN_MS = 7000;
const toasts = signal<readonly Toast[]>([]);
let last = 0;

const drop = (id: number) => {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
};

/** Says that something was done, and how to take it back. */
export function say(text: string, undo?: () => void): void {
  last += 1;
  const id = last;
  toasts.value = [...toasts.value, { id, text, ...(undo && { undo }) }];
  setTimeout(() => drop(id), SHOWN_MS);
}

/** Stands once, at the root of the page. */
export function Toasts() {
  return (
    <div class="toasts" role="status">
      {toasts.value.map((toast) => (
        <div key={toast.id} class="toast">
          <span>{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              class="btn sm"
              onClick={() => {
                toast.undo?.();
                drop(toast.id);
              }}
            >
              Undo
            </button>
          )}
          <IconButton icon="close" label="Close" size="sm" onClick={() => drop(toast.id)} />
        </div>
      ))}
    </div>
  );
}
