import type { JSX } from 'preact';
import { bannerStyles } from './banner-styles.ts';
import { Icon, IDEA, STAIR, WARN } from './icon.tsx';
import { mount } from './mount.ts';
import { float } from './overlay.ts';
import { overlayStyles } from './overlay-styles.ts';
import { Actions, Close, Quiet, Rich, Title } from './parts.tsx';
import type { Paint, ViewProps } from './view.ts';

const icons = { 'limit-warning': WARN, upgrade: STAIR, adoption: IDEA };

export function Banner(view: ViewProps): JSX.Element {
  const { content } = view.nudge;
  const rest = [content.body, content.evidence, content.price, content.priceNote].filter(Boolean).join(' ');
  return (
    <section class="u-box u-banner" part="box" data-kind={view.kind} aria-labelledby="u-title">
      <Icon path={icons[view.kind]} />
      <div class="u-body" part="body">
        <Title>{content.title}</Title> <Rich text={rest} />
      </div>
      <Actions view={view}>
        <Quiet {...view} />
      </Actions>
      <Close {...view} />
    </section>
  );
}

export const styles = [overlayStyles, bannerStyles];

/** In the host's element when it reserved one, else over the top of the page: never pushes content. */
export const paint: Paint = (request) => {
  const mounted = mount(request.place ?? document.body, { theme: request.theme, locale: request.nudge.locale, styles });
  mounted.draw(<Banner {...request} floating={!request.place} />);
  if (!request.place) float(mounted, 'top');
  return { element: mounted.host, close: mounted.unmount };
};

export { learnWords as learnLanguages } from './words.ts';
