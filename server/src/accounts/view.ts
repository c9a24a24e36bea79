import type { Account, User } from '@uptier/shared/contracts/account.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Policy } from '@uptier/shared/contracts/policy.ts';
import type { LimitUsage } from '@uptier/shared/contracts/session.ts';
import { type EpochMs, formatTime } from '@uptier/shared/contracts/time.ts';
import type { Traits, TraitValue } from '@uptier/shared/contracts/trait.ts';
import { adoptionAt } from '@uptier/shared/engine/account/adoption.ts';
import { planAt } from '@uptier/shared/engine/account/plan.ts';
import { productsAt } from '@uptier/shared/engine/account/products.ts';
import { readinessAt } from '@uptier/shared/engine/account/readiness.ts';
import { riskAt } from '@uptier/shared/engine/account/risk.ts';
import { type LimitUse, usageAt } from '@uptier/shared/engine/account/usage.ts';
import type { Environment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import type { Stamped, UserState } from '@uptier/shared/engine/state/state.ts';

/** What an account is read with: who owns it, what is sold, and the moment. */
export interface Reading {
  environment: Environment;
  catalog: Catalog;
  policy: Pick<Policy, 'readinessWeights'>;
  now: EpochMs;
}

/** An account as the wire shows it, its scores computed for this moment. */
export function viewAccount(id: string, { state, ledger }: Subject, reading: Reading): Account {
  const { environment, catalog, policy, now } = reading;
  const { timezone } = environment;
  const plan = planAt(state, now)?.value ?? null;
  const usage = Object.entries(usageAt(state, catalog, now, timezone));
  const isMuted = ledger.mute !== null && (ledger.mute.until === null || Date.parse(ledger.mute.until) > now);
  return {
    id,
    tier: plan?.tier ?? null,
    seats: plan?.seats ?? null,
    mrr: plan?.mrr ?? null,
    currency: plan?.currency ?? null,
    products: productsAt(state, now),
    traits: viewTraits(state.traits),
    usage: Object.fromEntries(usage.map(([limit, use]) => [limit, viewUse(use)])),
    adoption: adoptionAt(state, catalog, now, timezone),
    readiness: readinessAt(state, catalog, now, timezone, policy.readinessWeights),
    risk: riskAt(state, catalog, now, timezone),
    muted: isMuted ? ledger.mute : null,
  };
}

export function viewUser(id: string, { traits, lastActiveAt }: UserState): User {
  return { id, traits: viewTraits(traits), lastActiveAt: lastActiveAt === null ? null : formatTime(lastActiveAt) };
}

function viewTraits(traits: { readonly [name: string]: Stamped<TraitValue> }): Traits {
  return Object.fromEntries(Object.entries(traits).map(([name, { value }]) => [name, value]));
}

function viewUse({ used, limit, ratio, resetsAt, reachedAt }: LimitUse): LimitUsage {
  const text = (at: EpochMs | null) => (at === null ? null : formatTime(at));
  return { used, limit, ratio, resetsAt: text(resetsAt), reachedAt: text(reachedAt) };
}
