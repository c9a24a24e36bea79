import type { DebugCampaign, DebugView } from '@uptier/shared/contracts/debug.ts';
import type { Core, Visit } from '../core.ts';
import type { NudgeNotice, Undo } from '../types.ts';
import { type Mounted, mount } from '../ui/mount.ts';
import { float } from '../ui/overlay.ts';
import type { Happening, PanelActs, PanelFacts } from './facts.ts';
import { forceNudge, type Spare } from './force.ts';
import { Panel } from './panel.tsx';
import { panelStyles } from './panel-styles.ts';
import { type Asked, readDebugView, readEarlyView } from './view.ts';

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

/** Says that the panel is open to the next page of this tab, or that it is not. */
function remember({ prefix }: Core, isOpen: boolean): void {
  try {
    if (isOpen) sessionStorage.setItem(`${prefix}debug`, '1');
    else sessionStorage.removeItem(`${prefix}debug`);
  } catch {
    // Then it stays on this page.
  }
}

/** A forced modal lies above the panel: small, and shown anew, that lies above the dialog and says it was forced. */
function showAnew({ host }: Mounted): void {
  host.hidePopover();
  host.showPopover();
}

function listenTo(inner: HTMLElement, close: () => void): void {
  inner.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  });
}

interface OpenPanel {
  /** Somebody is known, and what their page has asked for. */
  follow(visit: Visit, asked: Asked): void;
}

/** Asks again, soon and once, and hands over what the server explains now. */
function createRefresh({ core, askedBy, show }: RefreshDeps): () => void {
  let isSoon = false;
  return () => {
    if (isSoon) return;
    isSoon = true;
    core.scope.after(SOON_MS, () => {
      isSoon = false;
      const { visit } = core.state;
      const reading = visit ? readDebugView(core, visit, askedBy(visit)) : readEarlyView(core);
      reading.then((view) => {
        if (!core.scope.ended && visit === core.state.visit) show(view);
      }, core.scope.fail);
    });
  };
}

interface RefreshDeps {
  core: Core;
  askedBy(visit: Visit): Asked;
  show(view: DebugView | null): void;
}

/** Opens the panel of a client. It takes no focus, closes by its button or by Escape inside it, and goes with the client. */
function open(core: Core, first: DebugView): OpenPanel {
  const mounted = mount(document.body, { theme: {}, locale: 'en', styles: [panelStyles], dir: 'ltr' });
  // Beside what is drawn: a forced answer stands here where the page has no spot for it.
  const spare = document.createElement('div');
  spare.className = 'd-spare';
  mounted.host.shadowRoot?.append(spare);
  const asked = new WeakMap<Visit, Asked>();
  const { key, host } = core.config;
  let facts: PanelFacts = {
    ...{ identity: null, host, keyHint: `${key.slice(0, 7)}…`, view: first, session: null },
    ...{ happened: [], forced: null, isFolded: false },
  };
  const show = (change: Partial<PanelFacts>): void => {
    const { visit } = core.state;
    facts = { ...facts, ...change, identity: visit?.identity ?? null, session: visit?.session ?? null };
    mounted.draw(<Panel facts={facts} acts={acts} />);
  };
  const forcing = createForcing(core, { room: spare, anchor: mounted.host }, (forced) => {
    const isModal = forced?.surface === 'modal';
    const wasModal = facts.forced?.surface === 'modal';
    show({ forced, isFolded: isModal || (facts.isFolded && !wasModal) });
    if (isModal) showAnew(mounted);
  });
  const refresh = createRefresh({
    core,
    askedBy: (visit) => asked.get(visit) ?? new Set(),
    show: (view) => show(view ? { view } : {}),
  });
  const tell = (what: string, detail: string): void => {
    const row: Happening = { at: Date.now(), what, detail };
    show({ happened: [row, ...facts.happened].slice(0, MOST_HAPPENED) });
  };
  const unfollow = follow(core, tell, refresh);
  const unmount = core.scope.add(() => {
    unfollow();
    forcing.stop();
    mounted.unmount();
  });
  const close = (): void => {
    remember(core, false);
    unmount();
  };
  const acts: PanelActs = {
    force: (campaign) => void forcing.start(campaign).catch(core.scope.fail),
    endForced: forcing.stop,
    fold: () => show({ isFolded: !facts.isFolded }),
    refresh,
    close,
  };
  listenTo(mounted.inner, close);
  show({});
  float(mounted, 'corner');
  remember(core, true);
  return {
    follow(visit, newest) {
      asked.set(visit, newest);
      refresh();
    },
  };
}

/** One panel for each client, also when it was closed: then it stays closed on this page. */
const panels = new WeakMap<Core, OpenPanel>();

/** Opens the debug panel, or turns the one that is open to this visit; development environments alone have one. */
export async function openDebug(core: Core, visit: Visit, asked: Asked): Promise<void> {
  const view = panels.has(core) ? null : await readDebugView(core, visit, asked);
  if (visit.scope.ended) return;
  if (view && !panels.has(core)) panels.set(core, open(core, view));
  panels.get(core)?.follow(visit, asked);
}

/** Opens it before anybody is known. */
export async function openEarly(core: Core): Promise<void> {
  const view = await readEarlyView(core);
  if (view && !panels.has(core) && !core.scope.ended) panels.set(core, open(core, view));
}
