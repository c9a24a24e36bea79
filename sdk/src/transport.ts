import { createBreaker } from './breaker.ts';
import type { Report } from './report.ts';
import type { Scope } from './scope.ts';
import type { UptierConfig } from './types.ts';

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

interface Deps {
  config: UptierConfig;
  scope: Scope;
  report: Report;
}

/** Makes requests with `text/plain` bodies that carry key and token, so that no call needs a preflight. */
function createPoster(config: UptierConfig, base: string) {
  let token: string | null = null;

  const requestOf = (body: object): RequestInit => ({
    method: 'POST',
    body: JSON.stringify({ key: config.key, ...(token && { identityToken: token }), ...body }),
    credentials: 'omit',
  });
  /** The host's own promise may never settle: the call ends with its signal all the same. */
  async function renew(signal: AbortSignal): Promise<void> {
    const source = config.identityToken;
    const given = typeof source === 'function' ? source() : source;
    const ended = new Promise<never>((_, reject) => signal.addEventListener('abort', reject));
    token = (await Promise.race([given, ended])) ?? null;
  }
  return {
    requestOf,
    async post(path: string, body: object, signal: AbortSignal): Promise<Response> {
      if (!token) await renew(signal);
      const send = (): Promise<Response> => fetch(base + path, { ...requestOf(body), signal });
      const response = await send();
      if (response.status !== 401 || typeof config.identityToken !== 'function') return response;
      await renew(signal);
      return send();
    },
  };
}

export function createTransport({ config, scope, report }: Deps): Transport {
  const base = String(config.host ?? '').replace(/\/+$/, '');
  const breaker = createBreaker();
  const { post, requestOf } = createPoster(config, base);

  function judge(status: number, retryAfter: string | null): void {
    const isFirst = breaker.judge(status, retryAfter);
    if (status === 401 || status === 403) {
      report('unauthorized', 'Key or identity token refused: check `key`, `identityToken` and its expiry.');
    } else if (isFirst)
      report('unreachable', `No answer from ${base}: check \`host\` and the network. Events are kept.`);
  }
  return {
    async call(path, body) {
      const failed = { ok: false, status: 0 } as const;
      if (scope.ended || breaker.wait()) return failed;
      const control = new AbortController();
      const undo = scope.add(() => control.abort());
      const cancel = scope.after(TIMEOUT_MS, undo);
      try {
        const response = await post(path, body, control.signal);
        const { ok, status, headers } = response;
        const parsed: unknown = ok ? await response.json() : null;
        judge(status, headers.get('retry-after'));
        return ok ? { ok, body: parsed } : { ok, status };
      } catch {
        if (!scope.ended) judge(0, null);
        return failed;
      } finally {
        cancel();
        undo();
      }
    },
    async open(path, body, signal) {
      const response = breaker.wait() ? null : await post(path, body, signal);
      return response?.ok ? response.body : null;
    },
    last(path, body) {
      const request = requestOf(body);
      if (navigator.sendBeacon?.(base + path, String(request.body))) return;
      fetch(base + path, { ...request, keepalive: true }).catch(() => undefined);
    },
    wait: breaker.wait,
  };
}
