import type { StreamDeps } from './live.ts';

const RETRY_MS = 2000;
const ALIVE_EVERY_MS = 5000;

/** Reads server-sent events from an open response until it ends. `hear` runs at every sign of life. */
export async function readStream(
  body: ReadableStream<Uint8Array>,
  hear: () => void,
  take: (name: string, data: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    hear();
    const blocks = (rest + decoder.decode(value, { stream: true }).replaceAll('\r', '')).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      let name = 'message';
      let data = '';
      for (const line of block.split('\n')) {
        if (line.startsWith('event:')) name = line.slice(6).trim();
        if (line.startsWith('data:')) data += line.slice(5);
      }
      if (data) take(name, data);
    }
  }
}

/** One tab holds the stream and tells the others: ten tabs must not take all of the browser's connections. */
export function holdStream({ scope, transport, tabs, who, body, hear }: StreamDeps): void {
  let toldAt = 0;
  function alive(): void {
    hear();
    if (Date.now() - toldAt < ALIVE_EVERY_MS) return;
    toldAt = Date.now();
    tabs.post({ who, kind: 'alive' });
  }
  function tell(name: string, data: string): void {
    tabs.post({ who, kind: 'stream', name, data });
    scope.safely(() => hear(name, data));
  }
  async function hold(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const response = await transport.open('/v1/stream', body(), signal).catch(() => null);
      if (response?.body) await readStream(response.body, alive, tell).catch(() => undefined);
      if (signal.aborted) return;
      await new Promise<void>((resolve) => {
        scope.after(transport.wait() + RETRY_MS * (0.5 + Math.random()), resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }
  let drop = tabs.lead(`${who}:stream`, hold);
  // An open stream would keep the page out of the back button's cache.
  scope.listen(window, 'pagehide', () => drop());
  scope.listen(window, 'pageshow', (event) => {
    if (event instanceof PageTransitionEvent && event.persisted) drop = tabs.lead(`${who}:stream`, hold);
  });
  scope.add(() => drop());
}
