import { createBreaker } from './breaker.ts';
import { isRecord } from './record.ts';
import type { Report } from './report.ts';
import type { Scope } from './scope.ts';
import type { UptierConfig } from './types.ts';
import { within } from './within.ts';

/** `status` 0: no answer, or the breaker is open. */
export type Answer = { ok: true; body: unknown } | { ok: false; status: number };

export interface Transport {
  /** `outlives`: goes on when the page goes; for bodies under 64 KiB. */
  call(path: string, body: object, outlives?: boolean): Promise<Answer>;
  /** The bare answer, unjudged, for streams. Throws without one. */
  post(path: string, body: object, signal: AbortSignal, outlives?: boolean): Promise<Response>;
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

/** Makes requests with `text/plain` bodies that carry key and token, so that no call needs a preflight. */
function createPoster({ key, identityToken, host, paths }: UptierConfig, report: Report) {
  const base = `${host}`.replace(/\/+$/, '');
  const renamed: Record<string, string | undefined> = { ...paths };
  let token: string | undefined;

  async function renew(): Promise<void> {
    try {
      token = (await (typeof identityToken === 'function' ? identityToken() : identityToken)) ?? undefined;
    } catch (cause) {
      report('host', `\`identityToken\` failed: ${cause}`);
    }
  }
  return {
    base,
    addressOf: (path: string): string => base + (renamed[path.slice(4)] ?? path),
    textOf: (body: object): string => JSON.stringify({ key, identityToken: token, ...body }),
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
  const { base, addressOf, textOf, withToken } = createPoster(config, report);

  /** `problem`: what the server says when it refuses. */
  function judge(path: string, status: number, retryAfter: string | null, problem?: unknown): void {
    breaker.judge(status, retryAfter);
    // One bad event is the outbox's to find; an identity that does not fit would be asked for again and again.
    const isUnfit = `${status}${path}` === '400/v1/session';
    if (isUnfit || status === 401 || status === 403)
      report(isUnfit ? 'setup' : 'unauthorized', `${(isRecord(problem) && problem.detail) || status}`);
    else if (breaker.wait())
      report('unreachable', `No answer from ${base} (${status}). Check \`host\` and connect-src.`);
  }
  const post = (path: string, body: object, signal: AbortSignal, keepalive = false): Promise<Response> =>
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
          const parsed: unknown = await response.json().catch(() => null);
          // A page in the place of an answer is none.
          judge(path, ok && !parsed ? 0 : status, headers.get('retry-after'), parsed);
          return ok && parsed ? { ok, body: parsed } : { ok: false, status };
        });
      } catch {
        if (!scope.ended) judge(path, 0, null);
        return failed;
      } finally {
        cancel();
        undo();
      }
    },
    post,
    last: (path, body) => navigator.sendBeacon?.(addressOf(path), textOf(body)) ?? false,
    wait: breaker.wait,
  };
  return transport;
}
