import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { ComponentType } from 'preact';
import { askedNow } from '../scene.ts';
import { asking } from './asking.tsx';
import { Banner, styles as bannerStyles } from './banner.tsx';
import { Card, styles as cardStyles } from './card.tsx';
import { h } from './h.ts';
import { learnLanguages } from './languages.ts';
import { Meter, styles as meterStyles } from './meter.tsx';
import { Modal, styles as modalStyles } from './modal.tsx';
import { mount } from './mount.ts';
import { Paywall, styles as paywallStyles } from './paywall.tsx';
import { renderStyles } from './render-styles.ts';
import { Toast, styles as toastStyles } from './toast.tsx';
import { Tooltip, styles as tooltipStyles } from './tooltip.tsx';
import type { Act, ThemeValues, ViewProps } from './view.ts';

interface Look {
  View: ComponentType<ViewProps>;
  styles: readonly string[];
  frame: string;
}

const looks: Record<Surface, Look> = {
  banner: { View: Banner, styles: bannerStyles, frame: '' },
  modal: { View: Modal, styles: modalStyles, frame: 'scrim' },
  toast: { View: Toast, styles: toastStyles, frame: 'corner' },
  tooltip: { View: Tooltip, styles: tooltipStyles, frame: 'centre' },
  card: { View: Card, styles: cardStyles, frame: '' },
  meter: { View: Meter, styles: meterStyles, frame: '' },
  paywall: { View: Paywall, styles: paywallStyles, frame: '' },
};

export interface RenderOptions {
  theme?: ThemeValues;
  scheme?: 'light' | 'dark';
  dir?: 'rtl' | 'ltr';
  /** Width of the frame in CSS pixels; the layout follows the frame, not the window. */
  width?: number;
}

export interface RenderHandlers {
  act?(what: Act): void;
}

/**
 * Draws the nudge of a lease inside an element, with the very code that pages run, and without a client: nothing
 * floats, nothing is sent. Returns its undo.
 *
 * @example
 * const undo = renderNudge(frame, lease, { act: (what) => log(what) }, { scheme: 'dark', width: 320 });
 */
export function renderNudge(
  element: Element,
  lease: Pick<Lease, 'nudge' | 'kind' | 'surface' | 'decisionId'>,
  handlers: RenderHandlers = {},
  options: RenderOptions = {},
): () => void {
  const { nudge } = lease;
  if (!nudge) return () => undefined;
  learnLanguages();
  const look = looks[lease.surface];
  const theme: ThemeValues = { ...options.theme, ...(options.scheme ? { scheme: options.scheme } : {}) };
  const mounted = mount(element, {
    theme,
    locale: nudge.locale,
    styles: [...look.styles, asking.styles, renderStyles],
    ...(options.dir ? { dir: options.dir } : {}),
  });
  if (options.width) mounted.host.style.setProperty('--_width', `${options.width}px`);
  const view: Omit<ViewProps, 'nudge' | 'act'> = {
    kind: lease.kind,
    decisionId: lease.decisionId,
    asking,
    isHeaded: false,
  };
  mounted.inner.addEventListener('click', (event) => event.preventDefault());
  const draw = (drawn: Nudge): void => {
    const act = (what: Act): void => {
      handlers.act?.(what);
      if (what === 'requested') draw(askedNow(drawn));
    };
    mounted.draw(h('div', { class: `u-frame ${look.frame}` }, h(look.View, { ...view, nudge: drawn, act })));
  };
  draw(nudge);
  return mounted.unmount;
}
