import type { DebugView } from '@uptier/shared/contracts/debug.ts';
import type { Core, Visit } from '../core.ts';
import { adviceOnContrast } from './contrast-advice.ts';
import { adviceOnRoom } from './room-advice.ts';
import { type Asked, readDebugView } from './view.ts';

const CLOCK_MS = 5 * 60_000;
const MOST_NAMES = 12;

type Kind = 'p' | 'f' | 'l';
const isKind = (letter: string): letter is Kind => letter === 'p' || letter === 'f' || letter === 'l';

const said = {
  p: ['No live campaign waits for the placement', 'placements'],
  f: ['The catalog has no feature', 'features'],
  l: ['The catalog has no limit', 'limits'],
} as const satisfies Record<Kind, readonly [string, keyof DebugView['names']]>;
const hints = {
  p: 'Publish a campaign for it, or check the spelling.',
  f: 'Its gate stays open. Check the spelling, or add it to the catalog.',
  l: 'It has no usage. Check the spelling, or add it to the catalog.',
} as const satisfies Record<Kind, string>;

function adviceOn(asked: string, names: DebugView['names']): string | null {
  const letter = asked.charAt(0);
  const name = asked.slice(1);
  if (!isKind(letter) || !name) return null;
  const [sentence, list] = said[letter];
  const known = names[list];
  if (known.includes(name)) return null;
  const shown = known.slice(0, MOST_NAMES).join(', ') || 'none';
  return `${sentence} '${name}'. ${hints[letter]} Known: ${shown}${known.length > MOST_NAMES ? ', …' : ''}.`;
}

function adviceOnClock(now: string, askedAt: number, heardAt: number): string | null {
  const off = Math.round((askedAt + heardAt) / 2) - Date.parse(now);
  if (!(Math.abs(off) > CLOCK_MS)) return null;
  const minutes = Math.round(Math.abs(off) / 60_000);
  const words = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  return `This computer's clock is ${words} ${off > 0 ? 'ahead of' : 'behind'} the server's. Uptier corrects the times of its events; set the clock so that identity tokens and other scripts agree.`;
}

/** The panel was open in this tab and nobody has closed it. */
function isOpenInTab(core: Core): boolean {
  try {
    return sessionStorage.getItem(`${core.prefix}debug`) !== null;
  } catch {
    return false;
  }
}

/**
 * Tells the developer, in development environments only and each thing once, what works but looks unintended: names
 * that nobody knows, a clock that is off, places without room, and colours that are hard to read. `onError` hears it as `advice`, the console as one line each.
 * Before that it opens the panel, where the page's address wants it, or this tab had it open.
 */
export async function advise(core: Core, visit: Visit, asked: Asked, isWanted: boolean): Promise<void> {
  if (isWanted || isOpenInTab(core)) await (await import('./debug.tsx')).openDebug(core, visit, asked);
  const askedAt = Date.now();
  const view = await readDebugView(core, visit, new Set());
  if (!view || visit.scope.ended) return;
  const told = new Set<string>();
  const tell = (advice: string | null): void => {
    if (advice === null || told.has(advice)) return;
    told.add(advice);
    core.report('advice', advice);
    // biome-ignore lint/suspicious/noConsole: development only, for the developer of the page
    console.warn(`[uptier] ${advice}`);
  };
  let hardToRead: string | null = null;
  const look = (): void => {
    for (const nudge of document.querySelectorAll<HTMLElement>('uptier-nudge')) {
      const themed = nudge.shadowRoot?.querySelector<HTMLElement>('.uptier');
      hardToRead ??= themed ? adviceOnContrast(themed) : null;
      tell(adviceOnRoom(nudge));
    }
    tell(hardToRead);
  };
  visit.scope.add(core.emitter.on('shown', look));
  look();
  tell(adviceOnClock(view.now, askedAt, Date.now()));
  const check = (name: string): void => tell(adviceOn(name, view.names));
  for (const name of asked) check(name);
  const { asked: inner } = visit;
  visit.asked = {
    add(name) {
      inner.add(name);
      check(name);
    },
  };
}
