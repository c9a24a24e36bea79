import type { UptierServer } from '../uptier/server.ts';
import { type Company, companies } from './companies.ts';
import { type Member, memberOf, slugOf } from './people.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

export type Directory = {
  /** A company Brightfold knows, or one that Uptier knows; null when neither does. */
  find(accountId: string): Promise<Workspace | null>;
  /** Opens a new company on no tier yet, with one owner. */
  open(name: string, owner: string): Workspace;
  /** A person of the account; who has not been seen yet joins it under that id. */
  join(workspace: Workspace, userId: string, role: Member['role']): Member;
};

export function createDirectory(server: UptierServer, now: () => number): Directory {
  const known = new Map<string, Workspace>(companies.map((company) => [company.id, openWorkspace(company, now())]));
  return {
    async find(accountId) {
      const workspace = known.get(accountId);
      if (workspace) return workspace;
      const account = await server.account(accountId).catch(() => null);
      if (!account) return null;
      const visitor = openWorkspace(strangerOf(accountId, account.name || accountId, account.seatsUsed ?? 2), now());
      visitor.tier = account.tier;
      known.set(accountId, visitor);
      return visitor;
    },
    open(name, owner) {
      const id = `${slugOf(name) || 'company'}-${now().toString(36)}`;
      const workspace = openWorkspace(
        { ...strangerOf(id, name, 1), owner, reportRuns: 0, uses: [], projects: 0 },
        now(),
      );
      workspace.members = [memberOf(id, owner, 'owner')];
      workspace.tier = null;
      known.set(id, workspace);
      return workspace;
    },
    join(workspace, userId, role) {
      const member = workspace.members.find((person) => person.id === userId);
      if (member) return member;
      const joined: Member = {
        id: userId,
        name: userId,
        email: `${slugOf(userId) || 'user'}@example.com`,
        role,
        invited: false,
      };
      workspace.members = [...workspace.members, joined];
      return joined;
    },
  };
}

/** An account of somebody else's world, dressed with an agency's everyday work. */
function strangerOf(id: string, name: string, seats: number): Company {
  return {
    id,
    name,
    line: 'agency',
    industry: 'agency',
    size: seats,
    timezone: 'UTC',
    tier: 'starter',
    interval: 'month',
    memberSinceDays: 0,
    renewsInDays: null,
    reportRuns: 120,
    uses: ['dashboards'],
    seats: Math.min(26, Math.max(2, seats)),
    projects: 4,
    owner: 'Alex Moreau',
    member: 'Jamie Lindholm',
    situation: 'An account of the demo world',
  };
}
