import { createClient } from './client.ts';
import { lazyParts } from './lazy.ts';
import type { Uptier, UptierConfig } from './types.ts';
import type { ThemeValues } from './ui/view.ts';

type Run = (client: Uptier) => void;
/** What gets the client, or a method and what it takes. */
type Entry = Run | readonly unknown[];

const isRun = (value: unknown): value is Run => typeof value === 'function';

/** What the page put on the stub: an array, or a function that kept its arguments in `q`. */
function queued(stub: unknown): Entry[] {
  const queue: unknown = Array.isArray(stub) ? stub : Reflect.get(Object(stub), 'q');
  if (!Array.isArray(queue)) return [];
  return queue.map((entry: unknown) => (isRun(entry) ? entry : Array.from(Object(entry))));
}

function run(client: Uptier, entry: Entry): void {
  if (typeof entry === 'function') {
    entry(client);
    return;
  }
  const [method, ...rest] = entry;
  const call: unknown = Reflect.get(client, String(method));
  if (typeof call === 'function') call.apply(client, rest);
}

/** A scheme, the name of a ready theme, or both: `dark`, `slate`, `slate dark`. The set is there before the first nudge. */
function themeOf(text: string): ThemeValues {
  const theme: ThemeValues = {};
  for (const word of text.split(' ')) {
    if (word === 'light' || word === 'dark') theme.scheme = word;
    else if (word !== 'auto')
      import('./ui/themes.ts')
        .then(({ themes }) => Object.assign(theme, Object.entries(themes).find(([name]) => name === word)?.[1]))
        .catch(() => undefined);
  }
  return theme;
}

/** `init` carries what no attribute can: functions. */
function configOf({ dataset, src }: HTMLScriptElement, entries: readonly Entry[]): UptierConfig {
  const config: UptierConfig = { key: dataset.key ?? '', host: dataset.host ?? new URL(src).origin };
  for (const name of ['locale', 'identityToken', 'instance'] as const) {
    const given = dataset[name];
    if (given) config[name] = given;
  }
  if (dataset.theme) config.theme = themeOf(dataset.theme);
  if (dataset.storage === 'memory') config.storage = 'memory';
  for (const entry of entries) if (Array.isArray(entry) && entry[0] === 'init') Object.assign(config, entry[1]);
  return config;
}

/** Puts the client where the stub was. It stays callable and takes `push`, so early snippets go on working. */
function start(script: HTMLScriptElement): void {
  const global = script.dataset.global ?? 'uptier';
  const stub: unknown = Reflect.get(window, global);
  // The tag stands in the page twice: whoever was identified stays with the client that is there.
  if (Reflect.get(Object(stub), 'destroy')) return;
  const entries = queued(stub);
  const client = createClient(configOf(script, entries), lazyParts);
  const push = (...more: Entry[]): void => {
    for (const entry of more) run(client, entry);
  };
  const api = Object.assign((...entry: unknown[]) => run(client, entry), client, {
    push,
    destroy() {
      client.destroy();
      if (Reflect.get(window, global) === api) Reflect.deleteProperty(window, global);
    },
  });
  Reflect.set(window, global, api);
  push(...entries);
  // In a later task, as what identified leaves for later too.
  setTimeout(() =>
    import('./elements/define.ts').then(({ defineElements }) => defineElements()).catch(() => undefined),
  );
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  try {
    start(script);
  } catch {
    // The page goes on without us.
  }
}
