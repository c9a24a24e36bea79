import { withQuery } from './client.ts';
import { useRead } from './query.ts';
import type { Me } from './workspace.ts';

export const KEYS = '/v1/keys';
export const SECRETS = '/v1/identity-secrets';
export const MEMBERS = '/v1/members';

export type Key = { id: string; kind: 'pk' | 'sk'; name: string; hint: string; createdAt: string };
export const useKeys = () => useRead<{ keys: readonly Key[] }>(KEYS);

/** The version of the SDK that this server serves, and the hash of its script. */
export const usePin = () =>
  useRead<{ version: string; 'uptier.js': string }>('/sdk/integrity.json', { everywhere: true });

export type Algorithm = 'HS256' | 'ES256' | 'RS256';
export type Secret = { id: string; algorithm: Algorithm; createdAt: string };
export const useSecrets = () => useRead<{ secrets: readonly Secret[] }>(SECRETS);

/** What a member may do, least first. */
export const roles = ['viewer', 'editor', 'publisher', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];
export type Member = { id: string; name: string; email: string; role: Role };
export type Invitation = { id: string; role: Role; email: string | null; expiresAt: string };
export const useMembers = () =>
  useRead<{ members: readonly Member[]; invitations: readonly Invitation[] }>(MEMBERS, { everywhere: true });

export type AuditEntry = { id: string; at: string; who: string; what: string; detail: unknown };
const PAGE = 50;
export const useAudit = (before: string | null) =>
  useRead<{ entries: readonly AuditEntry[] }>(withQuery('/v1/audit', { before, limit: PAGE }), { keep: true });

/** True when somebody's role is at least this one. */
export const may = (me: Me | undefined, role: Role): boolean =>
  roles.slice(roles.indexOf(role)).some((each) => each === me?.role);
