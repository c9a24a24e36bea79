import { formatTime } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';
import { member, open } from '../http/access.ts';
import { readJson } from '../http/body.ts';
import type { Ctx } from '../http/context.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { hasRole, type MemberRole, memberRoles } from '../http/roles.ts';
import type { Links } from './links.ts';
import type { SendInvitation } from './mail.ts';
import type { Members } from './members.ts';
import { MIN_PASSWORD } from './sign-in.ts';

const role = z.enum(memberRoles);
const memberSchema = z.object({ id: z.string(), name: z.string(), email: z.string(), role });
const email = z
  .email('wants an e-mail address')
  .max(320)
  .transform((text) => text.toLowerCase());
const joinSchema = z.object({
  token: z.string().min(1).max(200),
  name: z.string().trim().min(1, 'wants a name').max(200),
  email,
  password: z
    .string()
    .min(MIN_PASSWORD, `wants at least ${MIN_PASSWORD} characters`)
    .max(128, 'wants at most 128 characters'),
});
const inviteSchema = z.object({ role: role.default('viewer'), email: email.nullable().default(null) });
const invitationSchema = z.object({ id: z.string(), role, email: z.string().nullable(), expiresAt: z.string() });

interface Sources {
  members: Members<unknown>;
  links: Links;
  /** Sends an invitation; false when it is for the inviter to copy. */
  invite: SendInvitation;
  findWorkspace: () => Promise<{ id: string; name: string } | null>;
}

/** `/v1/me`, `/v1/setup`, `/v1/members` and their invitations. */
export function addMemberRoutes(endpoint: AddEndpoint, { members, links, invite, findWorkspace }: Sources): void {
  const tag = 'Members';
  const meSchema = z.object({
    user: memberSchema.omit({ role: true }),
    role,
    workspace: z.object({ id: z.string(), name: z.string() }).nullable(),
  });
  endpoint(
    { method: 'get', path: '/v1/me', tag, access: member('viewer'), summary: 'Who is signed in', answer: meSchema },
    async (c) => {
      const { memberId } = c.get('caller');
      const me = (await members.list()).find(({ id }) => id === memberId);
      if (!me) throw new Problem('unauthorized', 'Sign in.');
      const { id, name, email, role } = me;
      return c.json({ user: { id, name, email }, role, workspace: await findWorkspace() });
    },
  );

  const setup = { method: 'post' as const, path: '/v1/setup', tag, access: open, status: 201 };
  const joinedSchema = z.looseObject({ member: memberSchema });
  endpoint(
    { ...setup, summary: 'Become a member by a one-time link', body: joinSchema, answer: joinedSchema },
    async (c) => {
      const { token, ...person } = await readJson(c, joinSchema);
      const { member, made } = await members.join(token, person);
      return c.json(made ? { member, ...made } : { member }, 201);
    },
  );

  const listSchema = z.object({ members: z.array(memberSchema), invitations: z.array(invitationSchema) });
  endpoint(
    { method: 'get', path: '/v1/members', tag, access: member('viewer'), summary: 'List members', answer: listSchema },
    async (c) => {
      const invitations = (await links.list())
        .filter(({ kind }) => kind === 'invite')
        .map(({ id, role, email, expiresAt }) => ({ id, role, email, expiresAt: formatTime(expiresAt) }));
      return c.json({ members: await members.list(), invitations });
    },
  );
  addInvitationRoutes(endpoint, { links, invite });
  addChangeRoutes(endpoint, members);
}

function addInvitationRoutes(endpoint: AddEndpoint, { links, invite }: Pick<Sources, 'links' | 'invite'>): void {
  const shared = { tag: 'Members', access: member('admin') };
  const path = '/v1/members/invitations';
  endpoint(
    {
      ...shared,
      method: 'post',
      path,
      summary: 'Make a link that turns one person into a member; it is shown this once',
      body: inviteSchema,
      status: 201,
      answer: z.object({ id: z.string(), url: z.string(), expiresAt: z.string(), isSent: z.boolean() }),
    },
    async (c) => {
      const { role, email } = await readJson(c, inviteSchema);
      if (!hasRole(roleOf(c), role)) throw new Problem('forbidden', 'Nobody invites to a role above their own.');
      const link = await links.make('invite', role, email);
      const isSent = email !== null && (await invite({ to: email, url: link.url, role }));
      return c.json({ ...link, isSent }, 201);
    },
  );
  const remove = { ...shared, method: 'delete' as const, path: `${path}/{id}`, summary: 'Withdraw an invitation' };
  endpoint({ ...remove, answer: z.object({ id: z.string() }) }, async (c) => {
    const id = pathId(c);
    if (!(await links.remove(id))) throw new Problem('not_found', 'There is no such invitation.');
    return c.json({ id });
  });
}

function addChangeRoutes(endpoint: AddEndpoint, members: Members<unknown>): void {
  const shared = { tag: 'Members', access: member('admin'), path: '/v1/members/{id}' };
  const body = z.object({ role });
  endpoint({ ...shared, method: 'put', summary: "Change a member's role", body, answer: memberSchema }, async (c) =>
    c.json(await members.setRole(roleOf(c), pathId(c), (await readJson(c, body)).role)),
  );
  endpoint(
    {
      ...shared,
      method: 'delete',
      summary: 'Remove a member, with all sessions',
      answer: z.object({ id: z.string() }),
    },
    async (c) => {
      const id = pathId(c);
      await members.remove(roleOf(c), id);
      return c.json({ id });
    },
  );
}

function roleOf(c: Ctx): MemberRole {
  return c.get('caller').role ?? 'viewer';
}
