/** What a member may do, least first; each may do what those before it may. */
export const memberRoles = ['viewer', 'editor', 'publisher', 'admin', 'owner'] as const;
export type MemberRole = (typeof memberRoles)[number];

export function isMemberRole(text: unknown): text is MemberRole {
  return memberRoles.some((role) => role === text);
}

export function hasRole(role: MemberRole, atLeast: MemberRole): boolean {
  return memberRoles.indexOf(role) >= memberRoles.indexOf(atLeast);
}
