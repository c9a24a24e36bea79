import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { JSX } from 'preact';
import { mountNudge } from './mount.ts';
import { announce, float } from './overlay.ts';
import { overlayStyles } from './overlay-styles.ts';
import { Actions, Body, Close, lineOf, Quiet, Title } from './parts.tsx';
import { tooltipStyles } from './tooltip-styles.ts';
import type { Paint, ViewProps } from './view.ts';

const GAP = 10;
const ARROW = 11;
/** Where a window is lower, as when it is zoomed far, the tip may lie over its anchor rather than end out of sight. */
const LOW = 480;

export function Tooltip(view: ViewProps): JSX.Element {
  const { content } = view.nudge;
  return (
    <div class="u-box u-tip u-in" part="box" role="dialog" aria-labelledby="u-title">
      <i class="u-arrow" />
      <div role="status">
        <Title>{content.title}</Title>
        <Body text={[content.body, content.evidence].filter(Boolean).join(' ')} />
        {lineOf(view)}
      </div>
      <Actions view={view} />
      <Quiet {...view} />
      <Close {...view} />
    </div>
  );
}

export const styles = [overlayStyles, tooltipStyles];

/** Keeps the tip under its anchor, or above where there is no room, and the arrow at the anchor's middle. */
async function follow(anchor: Element, host: HTMLElement, box: HTMLElement): Promise<void> {
  const middleware = [offset(GAP), flip(), shift({ padding: 8, crossAxis: window.innerHeight <= LOW })];
  const { x, y, placement } = await computePosition(anchor, host, {
    placement: 'bottom',
    strategy: 'fixed',
    middleware,
  });
  const rect = anchor.getBoundingClientRect();
  const at = Math.max(ARROW, Math.min(rect.x + rect.width / 2 - x - ARROW / 2, host.offsetWidth - 2 * ARROW));
  host.style.setProperty('--_x', `${x}px`);
  host.style.setProperty('--_y', `${y}px`);
  box.style.setProperty('--tip-at', `${at}px`);
  box.dataset.side = placement;
}

/** Left the page, or is there without being seen. */
const isGone = (anchor: Element): boolean =>
  !anchor.isConnected || !anchor.getClientRects().length || getComputedStyle(anchor).visibility !== 'visible';

/** Follows its anchor through scroll, resize and changes of the page; goes when the anchor goes or is hidden. */
export const paint: Paint = (request) => {
  const anchor = request.place ?? document.body;
  const mounted = mountNudge(document.body, request, styles);
  const update = (nudge: Nudge): void => mounted.draw(<Tooltip {...request} nudge={nudge} />);
  update(request.nudge);
  float(mounted, 'anchor');
  announce(mounted);
  const box = mounted.inner.querySelector<HTMLElement>('.u-tip') ?? mounted.inner;
  const ignore = (): void => undefined;
  const leave = (): void => {
    if (isGone(anchor)) request.act('expired');
  };
  const undo = autoUpdate(anchor, mounted.host, () => {
    follow(anchor, mounted.host, box).catch(ignore);
    leave();
  });
  const watcher = new MutationObserver(leave);
  watcher.observe(document, { childList: true, subtree: true, attributeFilter: ['class', 'style', 'hidden', 'open'] });
  return {
    element: mounted.host,
    update,
    close() {
      watcher.disconnect();
      undo();
      mounted.unmount();
    },
  };
};
