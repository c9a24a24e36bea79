import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Cause } from '@uptier/shared/engine/facts/candidate.ts';

/** Whom a decision was made for. It is not readable from the id, but the id verifies for nobody else. */
export interface Identity {
  environmentId: string;
  accountId: string;
  userId: string;
}

/** What a decision id says of itself, so that no row has to be written before something is seen. */
export interface IssuedDecision {
  campaignId: string;
  version: number;
  /** Place of the variant in that version's list. */
  variant: number;
  outcome: 'show' | 'withhold';
  /** What brought it: the campaign's trigger, or requests of colleagues. */
  cause: Cause;
  /** The threshold whose firing this answers, null for every other trigger. */
  threshold: number | null;
  issuedAt: EpochMs;
}

const MAC_CHARACTERS = 22;

/** Writes and reads the ids of decisions and leases: signed texts that carry their own facts. */
export function createTokens(secret: string) {
  const mac = (who: Identity, payload: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([who.environmentId, who.accountId, who.userId, payload]))
      .digest('base64url')
      .slice(0, MAC_CHARACTERS);

  /** A decision id for this identity alone; two calls give two ids. */
  function issueDecision(who: Identity, issued: IssuedDecision): string {
    const payload = writePayload(issued);
    return `${payload}.${mac(who, payload)}`;
  }

  /** The facts of a decision id that we issued to this identity, else null. */
  function readDecision(who: Identity, decisionId: string): IssuedDecision | null {
    const cut = decisionId.lastIndexOf('.');
    const payload = decisionId.slice(0, Math.max(cut, 0));
    if (!isSame(mac(who, payload), decisionId.slice(cut + 1))) return null;
    return readPayload(payload);
  }

  /** A lease is a decision id together with the identity it was issued to, and what the page spoke. */
  function leaseFor(who: Identity, decisionId: string, locale: string | null): string {
    const holder = [who.accountId, who.userId, ...(locale === null ? [] : [locale])];
    return `${Buffer.from(JSON.stringify(holder)).toString('base64url')}~${decisionId}`;
  }

  /** Whom a lease belongs to and its decision, else null. The locale is whatever the page says it is. */
  function readLease(environmentId: string, leaseId: string) {
    const cut = leaseId.indexOf('~');
    const holder = cut > 0 ? readHolder(environmentId, leaseId.slice(0, cut)) : null;
    const decisionId = leaseId.slice(cut + 1);
    const issued = holder && readDecision(holder.who, decisionId);
    return holder && issued ? { ...holder, decisionId, issued } : null;
  }

  return { issueDecision, readDecision, leaseFor, readLease };
}

export type Tokens = ReturnType<typeof createTokens>;

// One letter says outcome and cause: small for the campaign's own trigger.
const letters = { show: 's', withhold: 'w' } as const;

function writePayload(issued: IssuedDecision): string {
  const { campaignId, version, variant, outcome, cause, threshold, issuedAt } = issued;
  const letter = letters[outcome];
  return [
    campaignId,
    version.toString(36),
    variant.toString(36),
    cause === 'requests' ? letter.toUpperCase() : letter,
    threshold === null ? '' : threshold.toString(36),
    issuedAt.toString(36),
    randomBytes(6).toString('base64url'),
  ].join('.');
}

function readPayload(payload: string): IssuedDecision | null {
  const [campaignId, version, variant, outcome, threshold, issuedAt] = payload.split('.');
  if (campaignId === undefined || issuedAt === undefined) return null;
  return {
    campaignId,
    version: Number.parseInt(version ?? '', 36),
    variant: Number.parseInt(variant ?? '', 36),
    outcome: outcome?.toLowerCase() === letters.show ? 'show' : 'withhold',
    cause: outcome === outcome?.toLowerCase() ? 'trigger' : 'requests',
    threshold: threshold ? Number.parseInt(threshold, 36) : null,
    issuedAt: Number.parseInt(issuedAt, 36),
  };
}

function readHolder(environmentId: string, text: string): { who: Identity; locale: string | null } | null {
  try {
    const holder: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(holder)) return null;
    const [accountId, userId, locale]: unknown[] = holder;
    if (typeof accountId !== 'string' || typeof userId !== 'string') return null;
    return { who: { environmentId, accountId, userId }, locale: typeof locale === 'string' ? locale : null };
  } catch {
    return null;
  }
}

function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
