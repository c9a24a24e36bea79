import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signIdentity } from './identity.ts';

const now = Date.UTC(2026, 10, 21, 12);
const person = { accountId: 'northwind-labs', userId: 'northwind-labs.dana-whitfield', role: 'owner' };

describe('signIdentity', () => {
  it('says who is looking, for an hour, under the account and role', async () => {
    const token = await signIdentity(person, 'idsec_test', now);
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    expect(claims).toEqual({
      sub: person.userId,
      accountId: person.accountId,
      role: 'owner',
      iat: now / 1000,
      exp: now / 1000 + 3600,
    });
  });

  it('is signed with HS256 and the shared secret', async () => {
    const [head = '', body = '', signature] = (await signIdentity(person, 'idsec_test', now)).split('.');
    expect(JSON.parse(Buffer.from(head, 'base64url').toString('utf8'))).toMatchObject({ alg: 'HS256' });
    expect(createHmac('sha256', 'idsec_test').update(`${head}.${body}`).digest('base64url')).toBe(signature);
    expect(createHmac('sha256', 'idsec_other').update(`${head}.${body}`).digest('base64url')).not.toBe(signature);
  });
});
