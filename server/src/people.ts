import type { Deps } from './http/deps.ts';
import { createLinks } from './members/links.ts';
import { createMail } from './members/mail.ts';
import { createMembers } from './members/members.ts';
import { createSignIn } from './members/sign-in.ts';
import { createWorkspaces } from './workspace.ts';

/** Who works here and how they came: sign-in, links, and the workspace that the first owner's link makes. */
export function createPeople(deps: Deps, nouns: Parameters<typeof createWorkspaces>[1]) {
  const workspaces = createWorkspaces(deps, nouns);
  const signIn = createSignIn({ database: deps.signIn, publicUrl: deps.config.publicUrl, secret: deps.secret });
  const links = createLinks(deps);
  const members = createMembers({ signIn, links, setUp: workspaces.setUp });
  return { workspaces, signIn, links, members, invite: createMail(deps.config) };
}
