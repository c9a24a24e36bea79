import type { JSX } from 'preact';
import { Bullets, Evidence, People, Picture, Price, paragraphsOf } from './evidence.tsx';
import { evidenceStyles } from './evidence-styles.ts';
import { Icon, LOCK } from './icon.tsx';
import { paintInPlace } from './in-place.tsx';
import { mount } from './mount.ts';
import { float, onEscape } from './overlay.ts';
import { overlayStyles } from './overlay-styles.ts';
import { Actions, Body, Close, Title } from './parts.tsx';
import { paywallStyles } from './paywall-styles.ts';
import type { Paint, ViewProps } from './view.ts';

export function Paywall(view: ViewProps): JSX.Element {
  const { content } = view.nudge;
  return (
    <section
      class={view.floating ? 'u-box u-wall floating u-in' : 'u-box u-flat u-wall'}
      part="box"
      role={view.floating ? 'dialog' : undefined}
      aria-labelledby="u-title"
    >
      <span class="u-lock">
        <Icon path={LOCK} />
      </span>
      <div>
        <Title>{content.title}</Title>
        {paragraphsOf(content).map((text) => (
          <Body key={text} text={text} />
        ))}
      </div>
      <Picture content={content} />
      <Bullets content={content} />
      <Evidence {...view} />
      <Price content={content} />
      <Actions view={view} />
      <People {...view} />
      {view.floating ? <Close {...view} /> : null}
    </section>
  );
}

export const styles = [overlayStyles, evidenceStyles, paywallStyles];

/** In place of a locked feature, or on top of the page after the user's own click. */
export const paint: Paint = (request) => {
  if (request.place) return paintInPlace(Paywall, request, styles);
  const mounted = mount(document.body, { theme: request.theme, locale: request.nudge.locale, styles });
  const undo = onEscape(() => request.act('dismissed'));
  mounted.draw(<Paywall {...request} floating />);
  float(mounted, 'centre');
  return {
    element: mounted.host,
    close() {
      undo();
      mounted.unmount();
    },
  };
};

export { learnLanguages } from './evidence.tsx';
