import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { JSX } from 'preact';
import { followAnchor } from './anchor.ts';
import { mountNudge } from './mount.ts';
import { announce, float } from './overlay.ts';
import { overlayStyles } from './overlay-styles.ts';
import { Actions, Body, Close, lineOf, Quiet, Title } from './parts.tsx';
import { tooltipStyles } from './tooltip-styles.ts';
import type { Paint, ViewProps } from './view.ts';

export function Tooltip(view: ViewProps): JSX.Element {
  const { content } = view.nudge;
  return (
    <div class="u-spot u-in">
      <div class="u-box u-tip" part="box" role="dialog" aria-labelledby="u-title">
        <div role="status">
          <Title>{content.title}</Title>
          <Body text={[content.body, content.evidence].filter(Boolean).join(' ')} />
          {lineOf(view)}
        </div>
        <Actions view={view} />
        <Quiet {...view} />
        <Close {...view} />
      </div>
      <i class="u-arrow" />
    </div>
  );
}

export const styles = [overlayStyles, tooltipStyles];

/** Out of sight for so long, it makes room for what waits. */
const HIDDEN_MS = 30_000;

/** Stands beside its anchor, hides while that is out of sight, and goes when it goes: nobody closed it, so that is no dismissal. */
export const paint: Paint = (request) => {
  const anchor = request.place ?? document.body;
  const mounted = mountNudge(document.body, request, styles);
  const { host, inner } = mounted;
  const update = (nudge: Nudge): void => mounted.draw(<Tooltip {...request} nudge={nudge} />);
  update(request.nudge);
  float(mounted, 'anchor');
  announce(mounted);
  let timer = 0;
  const left = (): void => request.act('expired');
  const placed = (isSeen: boolean): void => {
    // Whoever works in it keeps it.
    const isShown = isSeen || host.matches(':focus-within');
    host.toggleAttribute('data-away', !isShown);
    if (isShown) clearTimeout(timer);
    if (isShown || !timer) timer = isShown ? 0 : window.setTimeout(left, HIDDEN_MS);
  };
  const undo = followAnchor({
    anchor,
    host,
    frame: inner.querySelector<HTMLElement>('.u-spot') ?? inner,
    placed,
    left,
  });
  return {
    element: host,
    update,
    close() {
      clearTimeout(timer);
      undo();
      mounted.unmount();
    },
  };
};
