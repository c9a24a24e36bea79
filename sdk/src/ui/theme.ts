import type { ThemeValues } from './view.ts';

/** Sets the given names on an element, `onAccent` as `--uptier-on-accent`. What is not given keeps the host's value, or ours. */
export function applyTheme(host: HTMLElement, { scheme, ...names }: ThemeValues): void {
  const { style } = host;
  // Where the page has no color-scheme it may still say what it is.
  const isDark = getComputedStyle(host).colorScheme === 'normal' && host.closest('[data-theme=dark]');
  const chosen = scheme ?? (isDark && 'dark');
  if (chosen) style.colorScheme = chosen;
  for (const [name, value] of Object.entries(names)) {
    style.setProperty(`--uptier-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}
