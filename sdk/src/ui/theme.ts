import type { follow } from './follow.ts';
import type { Theme, ThemeValues } from './view.ts';

let known: typeof follow | undefined;

/** What goes with the page is not needed to paint; until it is there, colours are those of the moment. */
async function loadFollow(): Promise<void> {
  known = (await import('./follow.ts')).follow;
}

/** The values of a theme, which may be no more than the name of a scheme. */
const valuesOf = (theme: Theme | undefined): ThemeValues =>
  theme === 'auto' ? {} : typeof theme === 'string' ? { scheme: theme } : (theme ?? {});

/**
 * Sets the given names, `onAccent` as `--uptier-on-accent`; what is not given keeps the page's value, or ours. Follows
 * the page. Returns its undo.
 */
export function applyTheme(host: HTMLElement, inner: HTMLElement, theme: Theme | undefined): () => void {
  const { scheme, ...names } = valuesOf(theme);
  // Where the page has no color-scheme it may still say what it is.
  const isDark = getComputedStyle(host).colorScheme === 'normal' && host.closest('.dark,[data-theme=dark]');
  inner.style.colorScheme = scheme ?? (isDark ? 'dark' : '');
  for (const [name, value] of Object.entries(names))
    host.style.setProperty(`--uptier-${name.replace('A', '-a')}`, value);
  let undo: (() => void) | undefined;
  const start = (): void => {
    if (host.isConnected) undo ??= known?.(host, inner, scheme);
  };
  start();
  if (!known) loadFollow().then(start, start);
  return () => undo?.();
}
