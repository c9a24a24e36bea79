import type { NudgeMeter } from '@uptier/shared/contracts/nudge.ts';
import type { Look } from '../connect.ts';
import type { Undo, Uptier, Usage } from '../types.ts';
import type { MeterHandle } from '../ui/meter.tsx';
import { createElement } from './element.ts';

function nameOf(limit: string): string {
  const words = limit.replace(/[_.-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const meterOf = (limit: string, name: string, usage: Usage): NudgeMeter => ({
  limit,
  name,
  used: usage.used,
  max: usage.limit,
  resetsAt: usage.resetsAt,
  reachedAt: usage.reachedAt,
});

/** Keeps a meter up to date inside an element. Returns its undo. */
export function attachMeter(element: Element, client: Uptier, look: Look, limit: string, label = nameOf(limit)): Undo {
  const reading = client.usage(limit);
  let handle: MeterHandle | null = null;
  let isGone = false;
  const draw = (): void => {
    const usage = reading.value;
    if (usage) handle?.draw(meterOf(limit, label, usage));
  };
  const mount = async (): Promise<void> => {
    const [{ mountMeter }, words] = await Promise.all([
      import('../ui/meter.tsx'),
      look.locale.startsWith('en') ? null : import('../ui/languages.ts'),
    ]);
    words?.learnLanguages();
    if (isGone) return;
    handle = mountMeter(element, look.theme, look.locale);
    draw();
  };
  mount().catch(() => undefined);
  const undo = reading.subscribe(draw);
  return () => {
    isGone = true;
    undo();
    handle?.unmount();
  };
}

/** `<uptier-meter limit="api_calls" label="API calls">`: used, limit, reset and forecast, kept up to date. */
export const createMeter = (): CustomElementConstructor =>
  createElement(['limit', 'label'], (element, client, look) =>
    attachMeter(element, client, look, element.getAttribute('limit') ?? '', element.getAttribute('label') ?? undefined),
  );
