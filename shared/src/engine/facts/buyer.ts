import type { Facts } from './facts.ts';

/** True for a user whose role may buy; everybody else asks the admin. */
export function isBuyer({ role, compiled }: Facts): boolean {
  return typeof role === 'string' && compiled.policy.buyerRoles.includes(role);
}
