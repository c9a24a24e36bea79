import { contrast, luminance, type Rgb } from './contrast.ts';
import { followStyles } from './follow-styles.ts';
import { adoptStyles } from './sheets.ts';
import type { ThemeValues } from './view.ts';

const LEAST = 4.5;
/** What is read on what, and how far they must stand apart. Where they are too near, the first gives way. */
const pairs = [
  ['text', 'surface', LEAST],
  // Panels are tinted a little less than these, so what is read on them is a little stricter.
  ['muted', 'soft', 4.8],
  ['muted', 'track', LEAST],
  ['ink', 'soft', LEAST],
  ['warn-text', 'surface', LEAST],
  ['bad-text', 'surface', LEAST],
  ['on-accent', 'accent', LEAST],
  ['on-accent', 'hover', LEAST],
] as const;

/** Shifts a colour towards text until it can be read; towards black or white where text itself cannot be. */
function shift(front: Rgb, back: Rgb, least: number, text: Rgb): Rgb {
  const end = luminance(back) > 0.18 ? 0 : 1;
  const to = contrast(text, back) < least ? [end, end, end] : text;
  let [share, mixed] = [0, front];
  while (contrast(mixed, back) < least && share < 1) {
    share += 0.05;
    mixed = front.map((part, index) => part + ((to[index] ?? end) - part) * share);
  }
  return mixed;
}

/** Reads colours as an element has them; what can be seen through is none. */
const readerOf =
  ({ style }: HTMLElement, computed: CSSStyleDeclaration) =>
  (colour: string): Rgb => {
    style.caretColor = `color(from ${colour} srgb r g b)`;
    const [, parts = ''] = /srgb ([^/)]+)\)/.exec(computed.caretColor) ?? [];
    return parts.split(' ').map(Number);
  };

/** Light text on a dark page. One of the two alone may be anything. */
const isDarkPage = (read: (colour: string) => Rgb): boolean =>
  luminance(read('currentColor')) > 0.4 &&
  [document.body, document.documentElement].some(
    (page) => luminance(read(getComputedStyle(page).backgroundColor)) < 0.2,
  );

/** What the last look came to. The next nudge of the same theme begins with it, so that none waits for a look to be painted. */
let last: { theme: string; scheme: string; shifted: Record<string, string> } | null = null;

function write(inner: HTMLElement, { scheme, shifted }: NonNullable<typeof last>): void {
  inner.style.colorScheme = scheme;
  for (const [name, value] of Object.entries(shifted)) inner.style.setProperty(name, value);
}

/** Runs after the next frame. Returns its undo. */
function afterFrame(run: () => void): () => void {
  let timer = 0;
  const frame = requestAnimationFrame(() => {
    try {
      timer = window.setTimeout(run);
    } catch {
      // The page has broken its timers: the colours of the last look stay.
    }
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/**
 * Goes with the page when it turns dark or changes a colour while a nudge is open, and shifts derived colours that could
 * not be read. Returns its undo.
 */
export function follow(host: HTMLElement, inner: HTMLElement, scheme: ThemeValues['scheme']): () => void {
  const theme = `${scheme} ${inner.style.colorScheme} ${host.style.cssText}`;
  let undo: () => void;
  const start = (): void => {
    undo = watch(host, inner, scheme, theme);
  };
  if (last?.theme === theme) {
    write(inner, last);
    undo = afterFrame(start);
  } else start();
  return () => undo();
}

function watch(host: HTMLElement, inner: HTMLElement, scheme: ThemeValues['scheme'], theme: string): () => void {
  // It has the colours as they were given: a transition of them tells of any change, whatever its cause.
  const eye = document.createElement('i');
  eye.className = 'u-eye';
  inner.before(eye);
  if (host.shadowRoot) adoptStyles(host.shadowRoot, [followStyles]);
  const computed = getComputedStyle(eye);
  const read = readerOf(eye, computed);
  const look = (): void => {
    // Where the page has no color-scheme it may still say, or show, what it is.
    const isDark =
      getComputedStyle(host).colorScheme === 'normal' && (host.closest('.dark,[data-theme=dark]') || isDarkPage(read));
    const chosen = scheme ?? (isDark ? 'dark' : '');
    eye.style.colorScheme = chosen;
    inner.style.colorScheme = chosen;
    const given: Record<string, Rgb> = {};
    const seen: Record<string, Rgb> = {};
    const shifted: Record<string, string> = {};
    for (const [front, back, least] of pairs) {
      given[front] ??= read(`var(--_${front})`);
      const mixed = shift(seen[front] ?? given[front], read(`var(--_${back})`), least, seen.text ?? given[front]);
      seen[front] = mixed;
      shifted[`--_${front}`] = mixed === given[front] ? '' : `color(srgb ${mixed.join(' ')})`;
    }
    last = { theme, scheme: chosen, shifted };
    write(inner, last);
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document.documentElement, { attributes: true });
  eye.ontransitionend = look;
  look();
  return () => watcher.disconnect();
}
