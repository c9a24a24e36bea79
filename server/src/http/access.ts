import type { MemberRole } from './roles.ts';

/** Who may make a call: which keys, and which members of the console from which role on (null: no member). */
export interface Access {
  keys: readonly ('pk' | 'sk')[];
  role: MemberRole | null;
}

/** Nobody is asked who they are. */
export const open: Access | null = null;

/** Browsers, servers and the console. */
export const anyKey: Access = { keys: ['pk', 'sk'], role: 'viewer' };

/** A server's key, or a member with at least this role. */
export function serverKey(role: MemberRole): Access {
  return { keys: ['sk'], role };
}

/** Signed-in members only. */
export function member(role: MemberRole): Access {
  return { keys: [], role };
}
