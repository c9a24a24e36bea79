import { describe, expect, it } from 'vitest';
import { createTokens } from './token.ts';

const who = { environmentId: 'env', accountId: 'northwind/“labs” 🚀', userId: 'dana' };
const issued = {
  campaignId: 'cmp_limit',
  version: 12,
  variant: 1,
  outcome: 'withhold',
  cause: 'requests',
  threshold: 85,
  issuedAt: 1_763_766_000_000,
} as const;

describe('decision ids', () => {
  const tokens = createTokens('a secret of the test');

  it('carry their facts to the identity they were issued to', () => {
    expect(tokens.readDecision(who, tokens.issueDecision(who, issued))).toEqual(issued);
  });

  it('verify for no other user, account or environment', () => {
    const id = tokens.issueDecision(who, issued);
    for (const other of [{ userId: 'tom' }, { accountId: 'kestrel' }, { environmentId: 'other' }])
      expect(tokens.readDecision({ ...who, ...other }, id)).toBeNull();
  });

  it('verify for no other secret and with no changed letter', () => {
    const id = tokens.issueDecision(who, issued);
    expect(createTokens('another secret').readDecision(who, id)).toBeNull();
    expect(tokens.readDecision(who, id.replace('.W.', '.S.'))).toBeNull();
  });

  it.each(['', '.', '~', 'a.b.c', '💥'])('reads nothing from %j', (text) => {
    expect(tokens.readDecision(who, text)).toBeNull();
    expect(tokens.readLease('env', text)).toBeNull();
  });

  it('are at most 256 bytes with a long campaign id, so that they may be sent in events', () => {
    const id = tokens.issueDecision(who, { ...issued, campaignId: 'c'.repeat(64) });
    expect(Buffer.byteLength(id)).toBeLessThanOrEqual(256);
  });

  it('give a lease that names its owner', () => {
    const decisionId = tokens.issueDecision(who, issued);
    for (const locale of ['pt-BR', null])
      expect(tokens.readLease('env', tokens.leaseFor(who, decisionId, locale))).toEqual({
        ...{ who, decisionId, issued, locale },
      });
    expect(tokens.readLease('other', tokens.leaseFor(who, decisionId, null))).toBeNull();
  });
});
