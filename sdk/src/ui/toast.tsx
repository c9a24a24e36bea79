import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { JSX } from 'preact';
import { mountNudge } from './mount.ts';
import { announce, float } from './overlay.ts';
import { overlayStyles } from './overlay-styles.ts';
import { Actions, Body, Close, lineOf, Quiet, Title } from './parts.tsx';
import { toastStyles } from './toast-styles.ts';
import type { Paint, ViewProps } from './view.ts';

const SHOWN_MS = 12_000;

export function Toast(view: ViewProps): JSX.Element {
  const { content } = view.nudge;
  const rest = [content.body, content.evidence].filter(Boolean).join(' ');
  const price = [content.price && `**${content.price}**`, content.priceNote].filter(Boolean).join(' ');
  return (
    <section class="u-box u-toast u-in" part="box" aria-labelledby="u-title">
      <div role="status">
        <Title>{content.title}</Title>
        {view.isHeaded ? lineOf(view) : null}
        <Body text={[rest, price].filter(Boolean).join(' ')} />
        {view.isHeaded ? null : lineOf(view)}
      </div>
      <Actions view={view}>
        <Quiet {...view} />
      </Actions>
      <Close {...view} />
    </section>
  );
}

export const styles = [overlayStyles, toastStyles];

/**
 * Leaves by itself after 12 s without hover or focus. Nobody closed it, so that is no dismissal. Who works by keys has no
 * time limit: it stays until a pointer moves.
 */
export const paint: Paint = (request) => {
  const mounted = mountNudge(document.body, request, styles);
  const { inner } = mounted;
  let timer = 0;
  let hasPointer = false;
  let isPointedAt = false;
  let shownId = '';
  const run = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(leave, SHOWN_MS);
  };
  const leave = (): void => {
    const isByKeys = !hasPointer && document.querySelector(':focus-visible');
    if (isPointedAt || isByKeys || inner.matches(':focus-within')) run();
    else request.act('expired');
  };
  const point = (): void => {
    hasPointer = true;
  };
  document.addEventListener('pointermove', point);
  inner.onpointerenter = () => {
    isPointedAt = true;
  };
  inner.onpointerleave = () => {
    isPointedAt = false;
    run();
  };
  inner.addEventListener('focusout', run);
  const update = (nudge: Nudge): void => {
    mounted.draw(<Toast {...request} nudge={nudge} />);
    // Another decision has other words, which want their time; a number that climbs does not.
    if (request.decisionId !== shownId) run();
    shownId = request.decisionId;
  };
  update(request.nudge);
  float(mounted, 'corner');
  announce(mounted);
  return {
    element: mounted.host,
    update,
    close() {
      clearTimeout(timer);
      document.removeEventListener('pointermove', point);
      mounted.unmount();
    },
  };
};
