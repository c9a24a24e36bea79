import type { DebugCampaign } from '@uptier/shared/contracts/debug.ts';
import type { Core, Visit } from '../core.ts';
import type { NudgeNotice, Undo } from '../types.ts';
import { mount } from '../ui/mount.ts';
import { float } from '../ui/overlay.ts';
import type { Happening, PanelActs, PanelFacts } from './facts.ts';
import { forceNudge, type Spare } from './force.ts';
import { Panel } from './panel.tsx';
import { panelStyles } from './panel-styles.ts';
import { type Asked, readDebugView } from './view.ts';

const SOON_MS = 400;
const MOST_HAPPENED = 50;

/** Tells what happens in the page. Returns its undo. */
function follow({ emitter }: Core, tell: (what: string, detail: string) => void, refresh: () => void): Undo {
  const nudge = (what: string) => (notice: NudgeNotice) => {
    tell(what, `${notice.kind}, ${notice.surface}, ${notice.how ?? notice.action ?? notice.campaignId}`);
    refresh();
  };
  const undos = [
    emitter.on('shown', nudge('shown')),
    emitter.on('clicked', nudge('clicked')),
    emitter.on('dismissed', nudge('dismissed')),
    emitter.on('requested', nudge('requested')),
    emitter.on('upgraded', ({ fromTier, toTier }) => tell('upgraded', `${fromTier ?? '?'} to ${toTier ?? '?'}`)),
    emitter.on('error', ({ code, message }) => tell(`error ${code}`, message)),
    emitter.on('changed', refresh),
  ];
  return () => {
    for (const undo of undos) undo();
  };
}

/** Where nudges are forced, one at a time. */
function createForcing(core: Core, spare: Spare, changed: (forced: DebugCampaign | null) => void) {
  let end: Undo | null = null;
  let turn = 0;
  function stop(): void {
    turn++;
    end?.();
    end = null;
  }
  async function start(campaign: DebugCampaign): Promise<void> {
    stop();
    const own = turn;
    const undo = await forceNudge(core, campaign, spare, () => {
      end = null;
      changed(null);
    });
    if (own === turn) end = undo;
    else undo?.();
    if (end && end === undo) changed(campaign);
  }
  return { start, stop };
}

/**
 * Opens the debug panel for this visit, where the server explains the user: development environments alone. It takes no
 * focus, closes by its button or by Escape inside it, and goes with the visit.
 */
export async function openDebug(core: Core, visit: Visit, asked: Asked): Promise<void> {
  const view = await readDebugView(core, visit, asked);
  if (!view || visit.scope.ended) return;
  const mounted = mount(document.body, { theme: {}, locale: 'en', styles: [panelStyles], dir: 'ltr' });
  // Beside what is drawn: a forced answer stands here where the page has no spot for it.
  const spare = document.createElement('div');
  spare.className = 'd-spare';
  mounted.host.shadowRoot?.append(spare);
  const { key, host } = core.config;
  let facts: PanelFacts = {
    ...{ identity: visit.identity, host, keyHint: `${key.slice(0, 7)}…`, view, session: visit.session },
    ...{ happened: [], forced: null, isFolded: false },
  };
  const show = (change: Partial<PanelFacts>): void => {
    facts = { ...facts, ...change };
    mounted.draw(<Panel facts={facts} acts={acts} />);
  };
  const forcing = createForcing(core, { room: spare, anchor: mounted.host }, (forced) => {
    const isModal = forced?.surface === 'modal';
    const wasModal = facts.forced?.surface === 'modal';
    show({ forced, isFolded: isModal || (facts.isFolded && !wasModal) });
    if (!isModal) return;
    // Small, and shown anew, it lies above the dialog and says that this one was forced.
    mounted.host.hidePopover();
    mounted.host.showPopover();
  });
  let soon: Undo | null = null;
  const refresh = (): void => {
    soon ??= visit.scope.after(SOON_MS, () => {
      soon = null;
      readDebugView(core, visit, asked).then((next) => {
        if (!visit.scope.ended) show({ identity: visit.identity, session: visit.session, ...(next && { view: next }) });
      }, core.scope.fail);
    });
  };
  const tell = (what: string, detail: string): void => {
    const row: Happening = { at: Date.now(), what, detail };
    show({ happened: [row, ...facts.happened].slice(0, MOST_HAPPENED) });
  };
  const unfollow = follow(core, tell, refresh);
  const close = visit.scope.add(() => {
    unfollow();
    soon?.();
    forcing.stop();
    mounted.unmount();
  });
  const acts: PanelActs = {
    force: (campaign) => void forcing.start(campaign).catch(core.scope.fail),
    endForced: forcing.stop,
    fold: () => show({ isFolded: !facts.isFolded }),
    refresh,
    close,
  };
  mounted.inner.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  });
  show({});
  float(mounted, 'corner');
}
