import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { JSX } from 'preact';
import { Bullets, Evidence, Picture, Price, paragraphsOf } from './evidence.tsx';
import { evidenceStyles } from './evidence-styles.ts';
import { Icon, LOCK } from './icon.tsx';
import { paintInPlace } from './in-place.tsx';
import { mountNudge } from './mount.ts';
import { announce, float } from './overlay.ts';
import { overlayStyles } from './overlay-styles.ts';
import { Actions, Body, Close, peopleOf, Title } from './parts.tsx';
import { paywallStyles } from './paywall-styles.ts';
import type { Paint, ViewProps } from './view.ts';

export function Paywall(view: ViewProps): JSX.Element {
  const { content } = view.nudge;
  const people = peopleOf(view);
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
      <div role={view.floating ? 'status' : undefined}>
        <Title>{content.title}</Title>
        {paragraphsOf(content).map((text) => (
          <Body key={text} text={text} />
        ))}
      </div>
      {view.isHeaded ? people : null}
      <Picture content={content} />
      <Bullets content={content} />
      <Evidence {...view} />
      <Price content={content} />
      <Actions view={view} />
      {view.isHeaded ? null : people}
      {view.floating ? <Close {...view} /> : null}
    </section>
  );
}

/** Inside what the host has open as a modal: nothing else of the page can be pressed then. */
function overPage(): Element {
  const modals = [...document.querySelectorAll('dialog:modal, [aria-modal="true"]')];
  return modals.findLast((modal) => modal.checkVisibility?.() ?? true) ?? document.body;
}

export const styles = [overlayStyles, evidenceStyles, paywallStyles];

/** In place of a locked feature, or on top of the page after the user's own click. */
export const paint: Paint = (request) => {
  if (request.place) return paintInPlace(Paywall, request, styles);
  const mounted = mountNudge(overPage(), request, styles);
  const update = (nudge: Nudge): void => mounted.draw(<Paywall {...request} nudge={nudge} floating />);
  update(request.nudge);
  float(mounted, 'centre');
  announce(mounted);
  return {
    element: mounted.host,
    update,
    close: mounted.unmount,
  };
};
