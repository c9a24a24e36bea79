import { compileCampaigns } from '@uptier/shared/engine/compile.ts';
import { createDrafts } from './campaigns/drafts.ts';
import { createLiveCampaigns } from './campaigns/live.ts';
import { createPublishing } from './campaigns/publish.ts';
import { createCatalogs } from './catalog/catalog.ts';
import { createEnvironments } from './environments/environments.ts';
import type { CallerSources } from './http/caller.ts';
import { createChanges } from './http/changes.ts';
import type { Deps } from './http/deps.ts';
import { createIdentity } from './identity/secrets.ts';
import { createKeys } from './keys/keys.ts';
import { createLinks } from './members/links.ts';
import { createMembers } from './members/members.ts';
import { createSignIn } from './members/sign-in.ts';
import { createPolicies } from './policy/policy.ts';
import { createWorkspaces } from './workspace.ts';

/** Every noun's use cases, wired to one another: this file alone knows who needs whom. */
export function createNouns(deps: Deps) {
  const changes = createChanges();
  const environments = createEnvironments(deps);
  const keys = createKeys(deps, environments.find);
  const identities = createIdentity(deps);
  const catalogs = createCatalogs(deps, changes.tell);
  const policies = createPolicies(deps, changes.tell);
  const live = createLiveCampaigns(deps, async (environmentId, campaigns, at) => {
    const environment = await environments.find(environmentId);
    if (!environment) throw new Error(`no environment ${environmentId}`);
    const [catalog, policy] = await Promise.all([
      at === null ? catalogs.read(environmentId) : catalogs.readAt(environmentId, at),
      at === null ? policies.read(environmentId) : policies.readAt(environmentId, at),
    ]);
    return compileCampaigns({ campaigns, catalog, policy, environment });
  });
  changes.subscribe(live.forget);
  const campaigns = {
    ...createDrafts(deps),
    ...createPublishing({ ...deps, readCatalog: catalogs.read, contentFaults: () => ({}), changed: changes.tell }),
  };
  const workspaces = createWorkspaces(deps, { environments, keys, identities });
  const signIn = createSignIn({ database: deps.signIn, publicUrl: deps.config.publicUrl, secret: deps.secret });
  const links = createLinks(deps);
  const members = createMembers({ signIn, links, setUp: workspaces.setUp });

  const callers: CallerSources = {
    findKey: keys.find,
    verifyIdentity: identities.verify,
    findMember: signIn.find,
    findEnvironment: environments.find,
    origin: new URL(deps.config.publicUrl).origin,
  };
  return {
    changes,
    environments,
    keys,
    identities,
    catalogs,
    policies,
    live,
    campaigns,
    workspaces,
    signIn,
    links,
    members,
    callers,
  };
}
export type Nouns = ReturnType<typeof createNouns>;
