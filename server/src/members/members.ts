import { Problem } from '../http/problem.ts';
import { hasRole, type MemberRole } from '../http/roles.ts';
import { createTurns } from '../http/turns.ts';
import type { Link, Links } from './links.ts';
import type { Member, NewMember, SignIn } from './sign-in.ts';

interface Sources<Made> {
  signIn: SignIn;
  links: Links;
  /** Makes the workspace for its first owner. */
  setUp: (owner: Member) => Promise<Made>;
}

/** Who works here: they come by a link and leave when an admin says so. There is always an owner. */
export function createMembers<Made>({ signIn, links, setUp }: Sources<Made>) {
  const inTurn = createTurns();
  /** A link works once, and an owner stays, also for two people at the same instant. */
  const oneByOne = <Result>(run: () => Promise<Result>): Promise<Result> => inTurn('members', run);

  const accept = async (link: Link, person: Omit<NewMember, 'role'>): Promise<Member> => {
    if (link.email !== null && link.email !== person.email.toLowerCase()) {
      throw new Problem('invalid', `This invitation is for ${link.email}.`, { email: `is not ${link.email}` });
    }
    const isKnown = (await signIn.list()).some(({ email }) => email === person.email.toLowerCase());
    if (isKnown) throw new Problem('invalid', 'A member with this address exists: sign in.', { email: 'is taken' });
    const member = await signIn.create({ ...person, role: link.role });
    await links.remove(link.id);
    return member;
  };

  return {
    list: signIn.list,
    /** Turns a link into a member; the set-up link into the owner and the workspace. */
    join: async (token: string, person: Omit<NewMember, 'role'>): Promise<{ member: Member; made: Made | null }> =>
      await oneByOne(async () => {
        const link = await links.find(token);
        if (!link) throw new Problem('not_found', 'This link was used, withdrawn or is too old: ask for a new one.');
        const member = await accept(link, person);
        return { member, made: link.kind === 'setup' ? await setUp(member) : null };
      }),
    setRole: async (actor: MemberRole, id: string, role: MemberRole): Promise<Member> =>
      await oneByOne(async () => {
        const member = manageable(await signIn.list(), actor, id, role);
        await signIn.setRole(id, role);
        return { ...member, role };
      }),
    remove: async (actor: MemberRole, id: string): Promise<void> =>
      await oneByOne(async () => {
        manageable(await signIn.list(), actor, id, null);
        await signIn.remove(id);
      }),
  };
}
export type Members<Made> = ReturnType<typeof createMembers<Made>>;

/** The member, if the actor may change or remove it. */
function manageable(all: readonly Member[], actor: MemberRole, id: string, next: MemberRole | null): Member {
  const member = all.find((each) => each.id === id);
  if (!member) throw new Problem('not_found', 'There is no such member: see GET /v1/members.');
  if (!hasRole(actor, member.role) || (next && !hasRole(actor, next))) {
    throw new Problem('forbidden', 'Only an owner makes, changes or removes an owner.');
  }
  const owners = all.filter(({ role }) => role === 'owner');
  if (member.role === 'owner' && next !== 'owner' && owners.length === 1) {
    throw new Problem('conflict', 'There must be an owner: make another member one first.');
  }
  return member;
}
