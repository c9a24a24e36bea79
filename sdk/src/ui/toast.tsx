import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { JSX } from 'preact';
import { mountNudge } from './mount.ts';
import { float } from './overlay.ts';
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
    <div class="u-box u-toast u-in" part="box" role="status">
      <div>
        <Title>{content.title}</Title>
        {view.isHeaded ? lineOf(view) : null}
        <Body text={[rest, price].filter(Boolean).join(' ')} />
        {view.isHeaded ? null : lineOf(view)}
      </div>
      <Actions view={view}>
        <Quiet {...view} />
      </Actions>
      <Close {...view} />
    </div>
  );
}

export const styles = [overlayStyles, toastStyles];

/** Leaves by itself after 12 s without hover or focus. Nobody closed it, so that is no dismissal. */
export const paint: Paint = (request) => {
  const mounted = mountNudge(document.body, request, styles);
  float(mounted, 'corner');
  let timer = 0;
  const hold = (): void => clearTimeout(timer);
  const run = (): void => {
    hold();
    timer = window.setTimeout(() => request.act('expired'), SHOWN_MS);
  };
  const { inner } = mounted;
  for (const event of ['pointerenter', 'focusin']) inner.addEventListener(event, hold);
  for (const event of ['pointerleave', 'focusout']) inner.addEventListener(event, run);
  const update = (nudge: Nudge): void => {
    mounted.draw(<Toast {...request} nudge={nudge} />);
    run();
  };
  update(request.nudge);
  return {
    element: mounted.host,
    update,
    close() {
      hold();
      mounted.unmount();
    },
  };
};
