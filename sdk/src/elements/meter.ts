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
  let mountMeter: typeof import('../ui/meter.tsx').mountMeter | null = null;
  let handle: MeterHandle | null = null;
  let isGone = false;
  const unmount = (): void => {
    handle?.unmount();
    handle = null;
  };
  const draw = (): void => {
    const usage = reading.value;
    if (!usage) {
      // Numbers of who was here before are nobody else's.
      unmount();
      return;
    }
    handle ??= mountMeter?.(element, look.theme, look.locale) ?? null;
    handle?.draw(meterOf(limit, label, usage));
  };
  const mount = async (): Promise<void> => {
    const [meter, words] = await Promise.all([
      import('../ui/meter.tsx'),
      look.locale.startsWith('en') ? null : import('../ui/languages.ts'),
    ]);
    words?.learnLanguages();
    if (isGone) return;
    mountMeter = meter.mountMeter;
    draw();
  };
  mount().catch(() => undefined);
  const undo = reading.subscribe(draw);
  return () => {
    isGone = true;
    undo();
    unmount();
  };
}

/** `<uptier-meter limit="api_calls" label="API calls">`: used, limit, reset and forecast, kept up to date. */
export const createMeter = (): CustomElementConstructor =>
  createElement(['limit', 'label'], (element, client, look) =>
    attachMeter(element, client, look, element.getAttribute('limit') ?? '', element.getAttribute('label') ?? undefined),
  );
