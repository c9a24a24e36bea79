import type { Scope } from './scope.ts';
import type { UptierConfig, UptierError } from './types.ts';

/** `status` 0: no answer, or the breaker is open. */
export type Answer = { ok: true; body: unknown } | { ok: false; status: number };

export interface Transport {
  call(path: string, body: object): Promise<Answer>;
  /** The body of an open answer, for streams. Ended by `signal`. */
  open(path: string, body: object, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null>;
  /** Sends while the page goes away; no answer. */
  last(path: string, body: object): void;
  /** Milliseconds until the next try makes sense. */
  wait(): number;
}

const TIMEOUT_MS = 10_000;
const MOST_MS = 60_000;

interface Deps {
  config: UptierConfig;
  scope: Scope;
  report(code: UptierError['code'], message: string): void;
}

/** Posts `text/plain` bodies that carry key and token, so that no call needs a preflight. */
export function createTransport({ config, scope, report }: Deps): Transport {
  const base = String(config.host ?? '').replace(/\/+$/, '');
  let token: string | null = null;
  let failures = 0;
  let openUntil = 0;

  async function freshToken(): Promise<string | null> {
    const source = config.identityToken;
    token = (typeof source === 'function' ? await source() : source) ?? null;
    return token;
  }
  const bodyOf = (body: object): string =>
    JSON.stringify({ key: config.key, ...(token ? { identityToken: token } : {}), ...body });

  async function post(path: string, body: object, signal: AbortSignal): Promise<Response> {
    if (!token) await freshToken();
    const send = (): Promise<Response> =>
      fetch(base + path, { method: 'POST', body: bodyOf(body), signal, credentials: 'omit', keepalive: path === '/v1/events' });
    const response = await send();
    if (response.status !== 401 || typeof config.identityToken !== 'function') return response;
    await freshToken();
    return send();
  }

  /** Counts failures towards the breaker: 1 s, doubled each time, jittered, at most a minute. */
  function judge(status: number, retryAfter: string | null): void {
    const isDown = status === 0 || status === 429 || status >= 500;
    failures = isDown ? failures + 1 : 0;
    const asked = Number(retryAfter) * 1000 || 0;
    const pause = Math.min(MOST_MS, 500 * 2 ** failures) * (0.5 + Math.random());
    openUntil = isDown ? Date.now() + Math.max(asked, pause) : 0;
    if (status === 401 || status === 403) report('unauthorized', 'Key or identity token refused: check `key`, `identityToken` and its expiry.');
    else if (failures === 1) report('unreachable', `No answer from ${base}: check \`host\` and the network. Events are kept.`);
  }

  return {
    async call(path, body) {
      if (scope.ended || openUntil > Date.now()) return { ok: false, status: 0 };
      const control = new AbortController();
      const undo = scope.add(() => control.abort());
      const cancel = scope.after(TIMEOUT_MS, () => control.abort());
      let status = 0;
      let retryAfter: string | null = null;
      try {
        const response = await post(path, body, control.signal);
        status = response.status;
        retryAfter = response.headers.get('retry-after');
        const parsed: unknown = response.ok ? await response.json() : null;
        judge(status, retryAfter);
        return response.ok ? { ok: true, body: parsed } : { ok: false, status };
      } catch {
        if (!scope.ended) judge(0, null);
        return { ok: false, status: 0 };
      } finally {
        cancel();
        undo();
      }
    },
    async open(path, body, signal) {
      if (openUntil > Date.now()) return null;
      const response = await post(path, body, signal);
      return response.ok ? response.body : null;
    },
    last(path, body) {
      scope.safely(() => {
        const text = bodyOf(body);
        if (navigator.sendBeacon?.(base + path, text)) return;
        fetch(base + path, { method: 'POST', body: text, keepalive: true, credentials: 'omit' }).catch(() => undefined);
      });
    },
    wait: () => Math.max(0, openUntil - Date.now()),
  };
}
