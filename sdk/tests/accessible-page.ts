import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import { asking } from '../src/ui/asking.tsx';
import { paint as banner } from '../src/ui/banner.tsx';
import { paint as card } from '../src/ui/card.tsx';
import { learnLanguages } from '../src/ui/languages.ts';
import { paint as meter } from '../src/ui/meter.tsx';
import { paint as modal } from '../src/ui/modal.tsx';
import { paint as paywall } from '../src/ui/paywall.tsx';
import { paint as toast } from '../src/ui/toast.tsx';
import { paint as tooltip } from '../src/ui/tooltip.tsx';
import type { Painted } from '../src/ui/view.ts';

const paints = { banner, modal, toast, tooltip, card, meter, paywall };
let open: Painted[] = [];
const acts: string[] = [];

/** What was done with all that were painted. */
export const actsSoFar = (): string[] => acts;

/** Paints a nudge with the very code of its surface, over the page or in the place that a selector names. */
export function paint(surface: Surface, nudge: Nudge, place: string | null): void {
  learnLanguages();
  // As on a real page, no two of them have the same name.
  const content = { ...nudge.content, title: `${nudge.content.title} (${surface})` };
  const request = {
    nudge: { ...nudge, content },
    surface,
    kind: 'upgrade',
    decisionId: 'd',
    theme: {},
    isHeaded: false,
  } as const;
  const asks = nudge.requests || nudge.action === 'ask' ? asking : null;
  const element = place === null ? null : document.querySelector(place);
  open.push(paints[surface]({ ...request, asking: asks, place: element, act: (what) => acts.push(what) }));
}

const roots = (): ShadowRoot[] =>
  [...document.querySelectorAll('uptier-nudge')].flatMap(({ shadowRoot }) => shadowRoot ?? []);

export function closeAll(): void {
  for (const { close } of open.splice(0)) close();
  open = [];
}

/** Gives the page a scheme and the names of a theme, as a host's style sheet does. */
export function wear(scheme: 'light' | 'dark', names: Record<string, string>): void {
  const { style } = document.documentElement;
  style.cssText = '';
  style.colorScheme = scheme;
  for (const [name, value] of Object.entries(names)) {
    style.setProperty(`--uptier-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}

export interface Control {
  surface: string;
  name: string;
  width: number;
  height: number;
}

/** Brings what moves to its end. */
export function settle(): void {
  for (const root of roots()) for (const animation of root.getAnimations()) animation.finish();
}

/** Everything of ours that a pointer can press, with its size. */
export const controls = (): Control[] =>
  roots().flatMap((root) =>
    [...root.querySelectorAll('button, a')].map((control) => {
      const { width, height } = control.getBoundingClientRect();
      const surface = root.querySelector('.u-box')?.className ?? '';
      return { surface, name: control.getAttribute('aria-label') ?? control.textContent, width, height };
    }),
  );

/** How each control looks once it has focus by keys. */
export const focusLooks = (): { name: string; outline: string; shadow: string }[] =>
  roots().flatMap((root) =>
    [...root.querySelectorAll<HTMLElement>('button, a')].map((control) => {
      control.focus();
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(control);
      const outline = `${outlineStyle} ${outlineWidth} ${outlineColor}`;
      return { name: control.textContent, outline, shadow: boxShadow };
    }),
  );

/** Texts of ours that are cut off, or lie outside their box. */
export const cutOff = (): string[] =>
  roots().flatMap((root) => {
    const box = root.querySelector('.u-box')?.getBoundingClientRect() ?? new DOMRect();
    const parts = [
      ...root.querySelectorAll<HTMLElement>('h2, p, li, button, a, .u-row, .u-price, .u-quiet, .u-people'),
    ];
    return parts.flatMap((part) => {
      const { left, right } = part.getBoundingClientRect();
      const isClipped = part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline';
      const isOutside = left < box.left - 1 || right > box.right + 1 || left < -1 || right > innerWidth + 1;
      return isClipped || isOutside ? [`${part.className || part.localName}: ${part.textContent}`] : [];
    });
  });

/** The spacing a reader may want, in every root of ours. */
export function spaceOut(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }',
  );
  for (const root of roots()) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
