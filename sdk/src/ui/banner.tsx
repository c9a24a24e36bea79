import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { JSX } from 'preact';
import { bannerStyles } from './banner-styles.ts';
import { Icon, IDEA, STAIR, WARN } from './icon.tsx';
import { mountNudge } from './mount.ts';
import { announce, float } from './overlay.ts';
import { overlayStyles } from './overlay-styles.ts';
import { Actions, Close, lineOf, Quiet, Rich, Title } from './parts.tsx';
import type { Paint, ViewProps } from './view.ts';

const icons = { 'limit-warning': WARN, upgrade: STAIR, adoption: IDEA };

export function Banner(view: ViewProps): JSX.Element {
  const { content } = view.nudge;
  const rest = [content.body, content.evidence, content.price, content.priceNote].filter(Boolean).join(' ');
  return (
    <section class="u-box u-banner" part="box" data-kind={view.kind} aria-labelledby="u-title">
      <Icon path={icons[view.kind]} />
      <div class="u-body" part="body" role="status">
        <Title>{content.title}</Title> {view.isHeaded ? lineOf(view) : null} <Rich text={rest} />{' '}
        {view.isHeaded ? null : lineOf(view)}
      </div>
      <Actions view={view}>
        <Quiet {...view} />
      </Actions>
      <Close {...view} />
    </section>
  );
}

export const styles = [overlayStyles, bannerStyles];

const heightOf = (element: Element | null): number => element?.getBoundingClientRect().height ?? 0;

/** In the host's element where that has room for it, else over the edge of the page: never pushes content. */
export const paint: Paint = (request) => {
  const { place, nudge } = request;
  const reserved = heightOf(place);
  const mounted = mountNudge(place ?? document.body, request, styles);
  const update = (next: Nudge): void => mounted.draw(<Banner {...request} nudge={next} />);
  update(nudge);
  if (!place || heightOf(place) > reserved) float(mounted, nudge.content.edge ?? 'bottom');
  announce(mounted);
  return { element: mounted.host, close: mounted.unmount, update };
};
