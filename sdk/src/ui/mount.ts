import type { ComponentChild } from 'preact';
import { baseStyles } from './base-styles.ts';
import { directionOf } from './direction.ts';
import { draw } from './draw.ts';
import { adoptStyles } from './sheets.ts';
import { applyTheme } from './theme.ts';
import type { PaintRequest, Theme } from './view.ts';

export interface MountOptions {
  theme: Theme | undefined;
  locale: string;
  styles: readonly string[];
  dir?: 'rtl' | 'ltr';
}

export interface Mounted {
  /** The element in the host's tree; it holds the shadow root. */
  host: HTMLElement;
  /** The themed element inside. */
  inner: HTMLElement;
  /** What is still to come into it; it ends with the element. */
  timer?: number;
  draw(view: ComponentChild): void;
  unmount(): void;
}

/** Makes an element with a shadow root and puts it into `parent`. Nothing of the page's styles gets in but what inherits. */
export function mount(parent: Element, options: MountOptions): Mounted {
  const host = document.createElement('uptier-nudge');
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, [baseStyles, ...options.styles]);
  const inner = document.createElement('div');
  inner.className = 'uptier';
  inner.lang = options.locale;
  inner.dir = options.dir ?? directionOf(options.locale);
  root.append(inner);
  parent.append(host);
  const unfollow = applyTheme(host, inner, options.theme);
  const mounted: Mounted = {
    host,
    inner,
    draw: (view) => draw(view, inner),
    unmount() {
      clearTimeout(mounted.timer);
      unfollow();
      host.remove();
    },
  };
  return mounted;
}

/** Makes the element of a nudge, in the locale of its words. */
export const mountNudge = (
  parent: Element,
  { theme, nudge, asking }: PaintRequest,
  styles: readonly string[],
): Mounted => mount(parent, { theme, locale: nudge.locale, styles: asking ? [...styles, asking.styles] : styles });
