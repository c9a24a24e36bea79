import { type ClaimAnswer, LEASE_MS } from '@uptier/shared/contracts/decision.ts';
import type { CompiledCampaign } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import {
  type ClaimResult,
  claim as claimInEngine,
  type ClaimRequest as EngineRequest,
} from '@uptier/shared/engine/claim/claim.ts';
import { decideOne, type EngineDecision } from '@uptier/shared/engine/decide/decide.ts';
import { Facts } from '@uptier/shared/engine/facts/facts.ts';
import type { Caller } from '../http/context.ts';
import { Problem } from '../http/problem.ts';
import { createTurns } from '../http/turns.ts';
import type { Statement } from '../store/connection.ts';
import type { DecisionDeps, Keeper, StoredAsk } from './deps.ts';
import { issuedOf } from './issue.ts';
import { momentOf } from './moment.ts';
import type { Identity, IssuedDecision } from './token.ts';

const ATTEMPTS = 20;

/** A claim by the lease of a page, or by a server that names campaign and user. */
export type ClaimRequest = { leaseId: string } | { userId: string; accountId: string; campaignId: string };

/** A token, where there is one, may claim only its own leases. */
type ClaimCaller = Pick<Caller, 'environment' | 'identity'>;

interface Wanted {
  who: Identity;
  campaignId: string;
  /** What the page spoke when it got its lease. */
  locale: string | null;
  lease: { id: string; decisionId: string; issued: IssuedDecision } | null;
}

/**
 * Grants an interruption against the caps, atomically: reads the ledger, runs every gate again, and writes only if
 * nobody wrote meanwhile. Claims of one account take turns inside a process.
 */
export function createClaims(deps: DecisionDeps) {
  const inTurn = createTurns();

  /** Null when another writer came first. */
  async function attempt(environment: Environment, wanted: Wanted): Promise<ClaimAnswer | null> {
    const { who, campaignId, locale } = wanted;
    const compiled = await deps.findCompiled(environment.id);
    const subject = await deps.subjects.read(who.environmentId, who.accountId);
    const sessionStartedAt = await deps.userSessions.touch(who, compiled.policy.sessionMinutes);
    const moment = momentOf({ ...who, now: deps.now(), sessionStartedAt, locale });
    const result = claimInEngine(compiled, subject, moment, requestFor(deps, wanted, compiled, subject, moment));
    const ask = { compiled, subject, moment };
    const answer: ClaimAnswer = result.granted
      ? { granted: true, decisionId: result.decisionId, outcome: result.outcome }
      : { granted: false, reason: result.reason };
    if (result.ledger !== subject.ledger) {
      const ledgerVersion = subject.ledgerVersion + 1;
      const saved = deps.store.ledgers.save(environment.id, who.accountId, ledgerVersion, result.ledger);
      const written = await deps.store.write([saved, ...keptWith(deps.keeper, ask, campaignId, result)]);
      deps.subjects.forget(environment.id, who.accountId);
      if (written === 'stale') return null;
    }
    const { decision } = result;
    if (!result.granted && decision?.outcome === 'none') deps.keeper.refused(ask, campaignId, decision.reason);
    return answer;
  }

  return async function claim({ environment, identity }: ClaimCaller, request: ClaimRequest): Promise<ClaimAnswer> {
    const wanted = wantedBy(deps, environment.id, request);
    const isOwn = !identity || (identity.userId === wanted?.who.userId && identity.accountId === wanted.who.accountId);
    if (!wanted || !isOwn) return { granted: false, reason: 'unknown-lease' };
    const age = wanted.lease ? deps.now() - wanted.lease.issued.issuedAt : 0;
    if (age > LEASE_MS) return { granted: false, reason: 'expired-lease' };
    return await inTurn(JSON.stringify([environment.id, wanted.who.accountId]), async () => {
      for (let tries = 0; tries < ATTEMPTS; tries++) {
        const answer = await attempt(environment, wanted);
        if (!answer) continue;
        deps.count('claim', answer.granted ? answer.outcome : 'refused');
        return answer;
      }
      throw new Problem('unavailable', 'This account is claimed from many places at once: try again in a moment.');
    });
  };
}

export type Claim = ReturnType<typeof createClaims>;

function wantedBy({ tokens }: DecisionDeps, environmentId: string, request: ClaimRequest): Wanted | null {
  if (!('leaseId' in request)) {
    const { userId, accountId, campaignId } = request;
    return { who: { environmentId, accountId, userId }, campaignId, locale: null, lease: null };
  }
  const read = tokens.readLease(environmentId, request.leaseId);
  if (!read) return null;
  const { who, decisionId, issued, locale } = read;
  return { who, locale, campaignId: issued.campaignId, lease: { id: request.leaseId, decisionId, issued } };
}

function requestFor(
  deps: DecisionDeps,
  { who, campaignId, lease }: Wanted,
  ...facts: ConstructorParameters<typeof Facts>
): EngineRequest {
  const entry = facts[0].byId.get(campaignId);
  if (!lease) return { campaignId, decisionId: issueFor(deps, who, entry, ...facts), leaseId: null, variantId: null };
  const { id: leaseId, decisionId, issued } = lease;
  // A holdout may have changed since: what is granted is then another decision than the leased one.
  const idFor = (decision: EngineDecision): string => {
    const granted = decision.outcome === issued.outcome ? null : issuedOf(decision, facts[2].now);
    return granted ? deps.tokens.issueDecision(who, granted) : decisionId;
  };
  return { campaignId, decisionId, leaseId, variantId: leasedVariant(entry, issued), cause: issued.cause, idFor };
}

/** The trace of a grant. One that is answered again is no new decision. */
function keptWith(keeper: Keeper, ask: StoredAsk, campaignId: string, result: ClaimResult): Statement[] {
  if (!result.granted || !result.decision) return [];
  const { decisionId, decision, ledger } = result;
  return [keeper.granted(ask, { campaignId, decisionId, decision, ledger })];
}

/** The wording that was leased; of a version that is no longer live, a name that no variant has. */
function leasedVariant(entry: CompiledCampaign | undefined, { version, variant }: IssuedDecision): string {
  const isLive = entry?.campaign.version === version;
  return (isLive ? entry.campaign.variants[variant]?.id : undefined) ?? '';
}

/** A new decision id for a server's claim; empty when no gate will let it pass. */
function issueFor(
  { tokens }: DecisionDeps,
  who: Identity,
  entry: CompiledCampaign | undefined,
  ...facts: ConstructorParameters<typeof Facts>
): string {
  const decision = entry && decideOne(entry, new Facts(...facts), 'claim');
  const issued = decision && issuedOf(decision, facts[2].now);
  return issued ? tokens.issueDecision(who, issued) : '';
}
