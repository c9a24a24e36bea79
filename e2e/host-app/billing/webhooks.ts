import type { ActivityLog } from '../activity.ts';
import { signWebhook } from './signature.ts';

export type Webhook = {
  readonly id: string;
  readonly type: string;
  readonly accountId: string;
  readonly payload: string;
};
export type WebhookSender = {
  /** Delivers each account's in order, again and again until it is taken; settles true on delivery, false once `waitMs` is over. */
  deliver(webhook: Webhook, waitMs: number): Promise<boolean>;
  /** True while something for this account is still on its way. */
  isPending(accountId: string): boolean;
  close(): void;
};
export type WebhookDeps = {
  readonly url: string;
  readonly secret: string;
  readonly activity: ActivityLog;
  readonly now: () => number;
};

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
const ATTEMPTS = 500;
const TIMEOUT_MS = 5_000;

export function createWebhookSender(deps: WebhookDeps): WebhookSender {
  const stop = new AbortController();
  const pending = new Map<string, number>();
  const tails = new Map<string, Promise<unknown>>();
  const count = (accountId: string, by: number) => pending.set(accountId, (pending.get(accountId) ?? 0) + by);
  return {
    deliver(webhook, waitMs) {
      count(webhook.accountId, 1);
      const before = tails.get(webhook.accountId) ?? Promise.resolve();
      const delivery = before
        .then(() => deliverUntilTaken(webhook, deps, stop.signal))
        .finally(() => count(webhook.accountId, -1));
      tails.set(webhook.accountId, delivery);
      return Promise.race([delivery, pause(waitMs, stop.signal).then(() => false)]);
    },
    isPending: (accountId) => (pending.get(accountId) ?? 0) > 0,
    close: () => stop.abort(),
  };
}

async function deliverUntilTaken(webhook: Webhook, deps: WebhookDeps, stop: AbortSignal): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS && !stop.aborted; attempt += 1) {
    const status = await post(webhook, deps);
    const taken = status !== null && status >= 200 && status < 300;
    const answer = status === null ? 'no answer' : `answered ${status}`;
    const { accountId } = webhook;
    deps.activity.record({
      accountId,
      what: 'Stripe webhook',
      detail: `${webhook.type} · ${answer}${attempt > 0 ? ` · attempt ${attempt + 1}` : ''}`,
      ok: taken,
    });
    if (taken) return true;
    await pause(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt), stop);
  }
  return false;
}

/** Every attempt is signed anew, because a receiver refuses an old timestamp. */
async function post({ payload }: Webhook, { url, secret, now }: WebhookDeps): Promise<number | null> {
  try {
    const response = await fetch(`${url}/v1/webhooks/stripe`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signWebhook(payload, secret, now()),
      },
      body: payload,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    stop.addEventListener('abort', done);
  });
}
