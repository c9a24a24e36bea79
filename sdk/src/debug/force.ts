import type { DebugCampaign } from '@uptier/shared/contracts/debug.ts';
import type { Core } from '../core.ts';
import { loadSurface } from '../surfaces.ts';
import type { Undo } from '../types.ts';
import type { Act } from '../ui/view.ts';

/** Of the panel: room for what stands in a place, and an anchor for what points at something. */
export interface Spare {
  room: Element;
  anchor: Element;
}

/** Where a forced nudge stands: the spot it waits for, else the newest spot of the page, else the panel's own. */
function placeFor(core: Core, { surface, trigger }: DebugCampaign, spare: Spare): Element | null {
  const spots = [...core.places].filter(({ element }) => element?.isConnected);
  const own = spots.findLast(({ placement }) => trigger.kind === 'placement' && trigger.placement === placement);
  if (own?.element) return own.element;
  if (surface === 'card' || surface === 'meter') return spots.at(-1)?.element ?? spare.room;
  return surface === 'tooltip' ? spare.anchor : null;
}

/**
 * Draws a campaign's nudge whatever its gates say. It is claimed from nobody and recorded nowhere, its links are not
 * followed, and `ended` hears when it goes. Answers its undo, null when there is nothing to draw.
 */
export async function forceNudge(
  core: Core,
  campaign: DebugCampaign,
  spare: Spare,
  ended: (how: Act | null) => void,
): Promise<Undo | null> {
  const { nudge, kind, surface } = campaign;
  if (!nudge) return null;
  const { paint, asking } = await loadSurface({ surface, nudge });
  if (core.scope.ended) return null;
  const place = placeFor(core, campaign, spare);
  const close = (how: Act | null): void => {
    undo();
    ended(how);
  };
  const painted = paint({
    ...{ nudge, kind, surface, place, asking, theme: core.config.theme, decisionId: 'forced', isHeaded: false },
    act: (what) => core.scope.safely(() => what !== 'requested' && close(what)),
  });
  painted.element.addEventListener('click', (event) => event.preventDefault(), true);
  painted.element.setAttribute('data-forced', '');
  const undo = core.scope.add(painted.close);
  return () => close(null);
}
