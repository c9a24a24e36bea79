import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signWebhook } from './signature.ts';

const payload = '{"id":"evt_1","data":{"object":{"metadata":{"accountId":"Ünïté/1"}}}}';

/** The receiver's side, written from the scheme's description alone. */
function isGenuine(header: string, body: string, secret: string, nowMs: number): boolean {
  const parts = new Map(
    header
      .split(',')
      .map((part): [string, string] => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const expected = createHmac('sha256', secret)
    .update(`${parts.get('t')}.`)
    .update(Buffer.from(body, 'utf8'))
    .digest();
  const given = Buffer.from(parts.get('v1') ?? '', 'hex');
  const age = Math.abs(nowMs / 1000 - Number(parts.get('t')));
  return given.length === expected.length && timingSafeEqual(given, expected) && age <= 300;
}

describe('signWebhook', () => {
  const now = Date.UTC(2026, 10, 21, 12, 0, 0, 987);
  const header = signWebhook(payload, 'whsec_one', now);

  it('is taken by a receiver that holds the secret', () => {
    expect(isGenuine(header, payload, 'whsec_one', now)).toBe(true);
  });

  it('is refused with another secret, another payload, or after five minutes', () => {
    expect(isGenuine(header, payload, 'whsec_two', now)).toBe(false);
    expect(isGenuine(header, `${payload} `, 'whsec_one', now)).toBe(false);
    expect(isGenuine(header, payload, 'whsec_one', now + 302_000)).toBe(false);
  });

  it('names its time in whole seconds and one v1 signature of 64 hex digits', () => {
    expect(header).toMatch(new RegExp(`^t=${Math.floor(now / 1000)},v1=[0-9a-f]{64}$`));
  });
});
