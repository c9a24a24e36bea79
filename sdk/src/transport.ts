import { createBreaker } from './breaker.ts';
import type { Report } from './report.ts';
import type { Scope } from './scope.ts';
import type { UptierConfig } from './types.ts';

/** `status` 0: no answer, or the breaker is open. */
export type Answer = { ok: true; body: unknown } | { ok: false; status: number };

export interface Transport {
  /** `outlives`: goes on when the page goes; for bodies under 64 KiB. */
  call(path: string, body: object, outlives?: boolean): Promise<Answer>;
  /** The body of an open answer, for streams. Ended by `signal`. */
  open(path: string, body: object, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null>;
  /** Sends while the page goes away; no answer. False when the browser takes no more. */
  last(path: string, body: object): boolean;
  /** Milliseconds until the next try makes sense. */
  wait(): number;
  /** Makes bodies smaller; null until the code for it has come, or where the far side cannot read them. */
  pack?: ((text: string) => Promise<BodyInit>) | null;
}

const TIMEOUT_MS = 10_000;

interface Deps {
  config: UptierConfig;
  scope: Scope;
  report: Report;
}

/** Ends with the signal, however a token that never comes or a `fetch` that others wrapped behaves. */
const within = <Value>(signal: AbortSignal, run: () => Promise<Value>): Promise<Value> =>
  Promise.race([run(), new Promise<never>((_, reject) => signal.addEventListener('abort', reject))]);

/** Makes requests with `text/plain` bodies that carry key and token, so that no call needs a preflight. */
function createPoster({ key, identityToken, host, paths }: UptierConfig) {
  const base = String(host ?? '').replace(/\/+$/, '');
  const renamed: Record<string, string | undefined> = { ...paths };
  let token: string | null = null;

  async function renew(): Promise<void> {
    token = (await (typeof identityToken === 'function' ? identityToken() : identityToken)) ?? null;
  }
  return {
    base,
    addressOf: (path: string): string => base + (renamed[path.slice(4)] ?? path),
    textOf: (body: object): string => JSON.stringify({ key, ...(token && { identityToken: token }), ...body }),
    /** Sends, and again with a new token where the old one has run out. */
    async withToken(send: () => Promise<Response>): Promise<Response> {
      if (!token) await renew();
      const response = await send();
      if (response.status !== 401 || typeof identityToken !== 'function') return response;
      await renew();
      return send();
    },
  };
}

export function createTransport({ config, scope, report }: Deps): Transport {
  const breaker = createBreaker();
  const { base, addressOf, textOf, withToken } = createPoster(config);

  function judge(status: number, retryAfter: string | null): void {
    const isFirst = breaker.judge(status, retryAfter);
    if (status === 401 || status === 403) {
      report('unauthorized', 'Key or identity token refused: check `key`, `identityToken` and its expiry.');
    } else if (isFirst)
      report('unreachable', `No answer from ${base}: check \`host\` and the network. Events are kept.`);
  }
  const post = (path: string, body: object, signal: AbortSignal | null, keepalive = false): Promise<Response> =>
    withToken(async () => {
      const text = textOf(body);
      const packed = (await transport.pack?.(text)) ?? text;
      return fetch(addressOf(path), { method: 'POST', credentials: 'omit', body: packed, signal, keepalive });
    });
  const transport: Transport = {
    async call(path, body, outlives) {
      const failed = { ok: false, status: 0 } as const;
      if (scope.ended || breaker.wait()) return failed;
      const control = new AbortController();
      const undo = scope.add(() => control.abort());
      const cancel = scope.after(TIMEOUT_MS, undo);
      try {
        return await within(control.signal, async () => {
          const response = await post(path, body, control.signal, outlives);
          const { ok, status, headers } = response;
          const parsed: unknown = ok ? await response.json() : null;
          judge(status, headers.get('retry-after'));
          return ok ? { ok, body: parsed } : { ok, status };
        });
      } catch {
        if (!scope.ended) judge(0, null);
        return failed;
      } finally {
        cancel();
        undo();
      }
    },
    async open(path, body, signal) {
      const response = breaker.wait() ? null : await within(signal, () => post(path, body, signal));
      return response?.ok ? response.body : null;
    },
    last(path, body) {
      if (navigator.sendBeacon?.(addressOf(path), textOf(body))) return true;
      post(path, body, null, true).catch(() => undefined);
      return false;
    },
    wait: breaker.wait,
  };
  return transport;
}
