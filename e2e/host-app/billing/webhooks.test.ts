import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createActivityLog } from '../activity.ts';
import { createWebhookSender, type WebhookSender } from './webhooks.ts';

type Received = { readonly signature: string; readonly body: string };
const SECRET = 'whsec_test';
const undo: (() => void)[] = [];

afterEach(() => {
  for (const run of undo.splice(0)) run();
});

/** A receiver that answers the given statuses in order, then 200. */
async function startReceiver(statuses: number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      received.push({ signature: String(request.headers['stripe-signature']), body });
      response.writeHead(statuses.shift() ?? 200).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  undo.push(() => server.close());
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, received };
}

function createSender(url: string): WebhookSender {
  const sender = createWebhookSender({ url, secret: SECRET, activity: createActivityLog(Date.now), now: Date.now });
  undo.push(() => sender.close());
  return sender;
}

const webhook = (id: string, accountId = 'a') => ({
  id,
  type: 'customer.subscription.updated',
  accountId,
  payload: JSON.stringify({ id }),
});

describe('the webhook sender', () => {
  it('signs the very bytes it sends', async () => {
    const { url, received } = await startReceiver([]);
    expect(await createSender(url).deliver(webhook('evt_é'), 2_000)).toBe(true);
    const [first] = received;
    const { t, v1 } = /t=(?<t>\d+),v1=(?<v1>\w+)/.exec(first?.signature ?? '')?.groups ?? {};
    expect(createHmac('sha256', SECRET).update(`${t}.${first?.body}`).digest('hex')).toBe(v1);
  });

  it('delivers again until the receiver takes it', async () => {
    const { url, received } = await startReceiver([503, 500]);
    expect(await createSender(url).deliver(webhook('evt_1'), 5_000)).toBe(true);
    expect(received.map(({ body }) => body)).toEqual(Array(3).fill('{"id":"evt_1"}'));
  });

  it('keeps the order, and says what is still on its way', async () => {
    const { url, received } = await startReceiver([503]);
    const sender = createSender(url);
    const first = sender.deliver(webhook('evt_1'), 5_000);
    const second = sender.deliver(webhook('evt_2'), 5_000);
    expect(sender.isPending('a')).toBe(true);
    await Promise.all([first, second]);
    expect(received.map(({ body }) => body)).toEqual(['{"id":"evt_1"}', '{"id":"evt_1"}', '{"id":"evt_2"}']);
    expect(sender.isPending('a')).toBe(false);
  });

  it('lets no account wait for another', async () => {
    const { url } = await startReceiver([503, 200]);
    const sender = createSender(url);
    const first = sender.deliver(webhook('evt_1', 'a'), 50);
    expect(await sender.deliver(webhook('evt_2', 'b'), 400)).toBe(true);
    expect(await first).toBe(false);
  });

  it('stops waiting when the time is over, and goes on delivering', async () => {
    const { url, received } = await startReceiver([503]);
    const sender = createSender(url);
    expect(await sender.deliver(webhook('evt_1'), 50)).toBe(false);
    await expect.poll(() => received.length, { timeout: 4_000 }).toBe(2);
  });
});
