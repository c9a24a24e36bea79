import { createGate, exempt, notPitch, pass, stop } from './gate.ts';

const buyer = pass('buyer');
const asks = pass('asks-admin');
const buyersOnly = stop('buyers-only');
const requestsOff = stop('requests-off');

/** Who may buy is pitched; who may not asks the admin, unless the campaign or the policy has that off. */
export const roleGate = createGate(
  'role',
  (candidate) => {
    if (candidate.isWarning) return exempt;
    if (!candidate.isPitch) return notPitch;
    if (candidate.isBuyer) return buyer;
    if (candidate.entry.campaign.guardrails.buyersOnly) return buyersOnly;
    return candidate.facts.compiled.policy.requests ? asks : requestsOff;
  },
  ({ facts, entry }) => ({
    role: facts.role ?? null,
    buyerRoles: facts.compiled.policy.buyerRoles,
    buyersOnly: entry.campaign.guardrails.buyersOnly,
    requests: facts.compiled.policy.requests,
  }),
);
