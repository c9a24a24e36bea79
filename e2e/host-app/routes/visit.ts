import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Subscription } from '../billing/stripe-objects.ts';
import { companies } from '../companies/companies.ts';
import type { Member, Role } from '../companies/people.ts';
import type { Workspace } from '../companies/workspace.ts';
import type { Host } from '../host.ts';
import { addressFor } from '../uptier/address.ts';
import { type Catalog, type Tier, tierOf } from '../uptier/catalog.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Look = { readonly theme: Theme; readonly dir: 'ltr' | 'rtl' };
/** One request: who looks, at what, on which tier. */
export type Visit = {
  readonly host: Host;
  readonly workspace: Workspace;
  readonly member: Member;
  readonly look: Look;
  readonly path: string;
  /** Uptier's address as this visitor's browser reaches it. */
  readonly uptierUrl: string;
  readonly catalog: Catalog | null;
  readonly tier: Tier | null;
  readonly subscription: Subscription | null;
};

const WHO = 'brightfold_who';
const LOOK = 'brightfold_look';
const FIRST_COMPANY = 'northwind-labs';
const TIER_WAIT_MS = 1_200;
const COOKIE = { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 30 * 86_400 } as const;

/** Who is asking, by `?account=…&as=…` or by cookie; a first visit is Northwind Labs' owner. */
export async function openVisit(context: Context, host: Host): Promise<Visit> {
  const { workspace, member } = await openVisitor(context, host);
  const [catalog] = await Promise.all([host.server.catalog(), refreshTier(host, workspace)]);
  const tier = catalog && tierOf(catalog, workspace.tier);
  const subscription = host.billing.subscription(workspace, tier);
  return {
    host,
    workspace,
    member,
    look: readLook(context),
    path: context.req.path,
    uptierUrl: addressFor(host.options.uptierUrl, context.req.url),
    catalog,
    tier,
    subscription,
  };
}

export function rememberVisitor(context: Context, accountId: string, member: Member): void {
  setCookie(context, WHO, [accountId, member.id, member.role].map(encodeURIComponent).join('&'), COOKIE);
}

/** Who is asking, without asking Uptier anything about a company Brightfold knows. */
export async function openVisitor(context: Context, host: Host): Promise<{ workspace: Workspace; member: Member }> {
  const visitor = await findVisitor(context, host);
  if (isNavigation(context)) rememberVisitor(context, visitor.workspace.id, visitor.member);
  return visitor;
}

async function findVisitor(context: Context, host: Host): Promise<{ workspace: Workspace; member: Member }> {
  const [cookieAccount = '', cookieUser = '', cookieRole = ''] = (getCookie(context, WHO) ?? '').split('&').map(decode);
  const asked = context.req.query('account');
  const workspace =
    (await host.directory.find(asked ?? (cookieAccount || FIRST_COMPANY))) ??
    (await host.directory.find(FIRST_COMPANY));
  if (!workspace) throw new Error(`${companies[0]?.id} is missing from the directory`);
  const as = context.req.query('as') ?? (workspace.id === cookieAccount ? cookieUser : '');
  const role = roleOf(context.req.query('role') ?? cookieRole);
  return { workspace, member: findMember(host, workspace, as, role) };
}

/** `as` is a role of the company or the id of a person; without it the owner looks. */
function findMember(host: Host, workspace: Workspace, as: string, role: Role): Member {
  const byRole = workspace.members.find((member) => member.role === (as || 'owner'));
  return byRole ?? host.directory.join(workspace, as || `${workspace.id}.owner`, as ? role : 'owner');
}

/** Another system may have moved the account; while our own change is on its way, ours is newer. */
async function refreshTier(host: Host, workspace: Workspace): Promise<void> {
  if (host.billing.isPending(workspace.id)) return;
  const late = new Promise<null>((resolve) => setTimeout(resolve, TIER_WAIT_MS, null).unref());
  const account = await Promise.race([host.server.account(workspace.id).catch(() => null), late]);
  if (account?.tier && !host.billing.isPending(workspace.id)) workspace.tier = account.tier;
}

/** An older tab that fetches for its own account must not change who the browser is. */
function isNavigation(context: Context): boolean {
  return ['document', undefined].includes(context.req.header('sec-fetch-dest'));
}

function readLook(context: Context): Look {
  const [cookieTheme, cookieDir] = (getCookie(context, LOOK) ?? '').split('.');
  const theme = themeOf(context.req.query('theme') ?? cookieTheme);
  const dir = (context.req.query('dir') ?? cookieDir) === 'rtl' ? 'rtl' : 'ltr';
  setCookie(context, LOOK, `${theme}.${dir}`, COOKIE);
  return { theme, dir };
}

function themeOf(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

function roleOf(value: string): Role {
  return value === 'owner' || value === 'admin' ? value : 'member';
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
