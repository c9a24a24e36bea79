import type { Policy } from '@uptier/shared/contracts/policy.ts';

/** What was written so far, and the version it was made from. */
type Written = { base: Policy; policy: Policy };

const rulesOf = (policy: Policy) => JSON.stringify({ ...policy, version: 0, stopped: false });

/** Whether two policies hold the same rules; the switch that stops all nudges is none of them. */
export const isSame = (one: Policy, other: Policy): boolean => rulesOf(one) === rulesOf(other);

/** What was written, over a version that was read since; over other rules it stays on its own, so that saving it is refused. */
export function rebased({ base, policy }: Written, read: Policy): Written {
  if (read.version <= base.version) return { base, policy };
  if (isSame(policy, base)) return { base: read, policy: read };
  return isSame(read, base) ? { base: read, policy } : { base, policy };
}

/** The roles in a text, between commas. */
export const readRoles = (text: string): string[] =>
  text
    .split(',')
    .map((role) => role.trim())
    .filter(Boolean);

/** The text as it is typed while it says these roles, else the roles themselves. */
export const shownRoles = (typed: string, roles: readonly string[]): string =>
  readRoles(typed).join() === roles.join() ? typed : roles.join(', ');
