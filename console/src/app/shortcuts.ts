import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** `keys` is one key ("t"), a sequence ("g o") or a chord ("mod+k"). Letters rest inside fields and can be switched off. */
export type Shortcut = { keys: string; label: string; group: 'Go to' | 'Anywhere' | 'This page'; run: () => void };

const OFF_KEY = 'uptier.letters';
const SEQUENCE_MS = 1000;

const shortcuts = signal<readonly Shortcut[]>([]);
const lettersOn = signal(localStorage.getItem(OFF_KEY) !== 'off');

export const listShortcuts = (): readonly Shortcut[] => shortcuts.value;
export const areLettersOn = (): boolean => lettersOn.value;

/** Switches single-letter shortcuts on or off for this browser (WCAG 2.1.4). */
export function setLetters(on: boolean): void {
  lettersOn.value = on;
  if (on) localStorage.removeItem(OFF_KEY);
  else localStorage.setItem(OFF_KEY, 'off');
}

/** Adds shortcuts while the component stands. The list should be stable in `keys`; the newest `run` is called. */
export function useShortcuts(list: readonly Shortcut[]): void {
  const live = useRef(list);
  live.current = list;
  const keys = list.map((shortcut) => shortcut.keys).join();
  useEffect(() => {
    const added = live.current.map(
      (shortcut, index): Shortcut => ({ ...shortcut, run: () => live.current[index]?.run() }),
    );
    shortcuts.value = [...shortcuts.peek(), ...added];
    return () => {
      shortcuts.value = shortcuts.peek().filter((shortcut) => !added.includes(shortcut));
    };
  }, [keys]);
}

const FIELDS = 'input:not([type="checkbox"]), textarea, select, [role="listbox"], [role="menu"]';

/** Fields take every key; a closed list takes letters and digits to choose by. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches(FIELDS) ||
    (target.matches('[role="combobox"]') && /^[\p{L}\p{N} ]$/u.test(event.key))
  );
}

const nameOf = (event: KeyboardEvent) =>
  event.metaKey || event.ctrlKey
    ? `mod+${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`
    : event.key.length === 1
      ? event.key.toLowerCase()
      : event.key;

/** Listens to the keyboard; returns its undo. */
export function startShortcuts(): () => void {
  let before = '';
  let beforeAt = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const key = nameOf(event);
    const chord = key.startsWith('mod+');
    if (!chord && (isTyping(event) || !lettersOn.value)) return;
    if (document.querySelector('dialog[open]')) return;
    const sequence = before && event.timeStamp - beforeAt < SEQUENCE_MS ? `${before} ${key}` : '';
    // The newest wins, so that a page can take a key over while it stands.
    const found =
      shortcuts.value.findLast((shortcut) => shortcut.keys === sequence) ??
      shortcuts.value.findLast((shortcut) => shortcut.keys === key);
    before = found ? '' : key;
    beforeAt = event.timeStamp;
    if (!found) return;
    event.preventDefault();
    event.stopPropagation();
    found.run();
  };
  // Before the widgets: a focused list would take "/" for the start of a word.
  document.addEventListener('keydown', onKey, true);
  return () => document.removeEventListener('keydown', onKey, true);
}
