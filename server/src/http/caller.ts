import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import type { Access } from './access.ts';
import { readAny } from './body.ts';
import type { Caller, Ctx, Identity } from './context.ts';
import { Problem } from './problem.ts';
import { carryReserved } from './reserved.ts';
import { hasRole, type MemberRole } from './roles.ts';

/** Where callers are looked up: the nouns keys, identity, members and environments, wired by `app.ts`. */
export interface CallerSources {
  findKey(key: string): Promise<{ id: string; kind: 'pk' | 'sk'; environment: Environment } | null>;
  /** Throws the problem `identity` when the token is not valid at this moment. */
  verifyIdentity(environment: Environment, token: string): Promise<Identity>;
  findMember(headers: Headers): Promise<{ id: string; role: MemberRole } | null>;
  /** Null asks for the default one. */
  findEnvironment(id: string | null): Promise<Environment | null>;
  /** The origin under which the console is served, besides the request's own host. */
  origin: string;
}

export interface Credentials {
  key: string;
  identityToken: string | null;
}

/** Finds out who calls and lets in those that `access` names. Throws `unauthorized`, `identity` or `forbidden`. */
export async function admit(c: Ctx, sources: CallerSources, access: Access): Promise<Caller> {
  const credentials = fromHeaders(c.req.raw.headers) ?? (await fromBody(c));
  if (credentials) return await admitKey(sources, access, credentials);
  const member = access.role === null ? null : await sources.findMember(c.req.raw.headers);
  if (!member || access.role === null) {
    throw new Problem('unauthorized', 'Send a key of this environment as Authorization: Bearer KEY, or sign in.');
  }
  requireOwnPage(c, sources.origin);
  if (!hasRole(member.role, access.role)) {
    throw new Problem('forbidden', `This asks for the role ${access.role}; yours is ${member.role}.`);
  }
  const wanted = c.req.header('x-uptier-environment') ?? null;
  const environment = await sources.findEnvironment(wanted);
  if (!environment) throw new Problem('not_found', 'There is no such environment: see GET /v1/environments.');
  return { kind: 'console', environment, identity: null, keyId: null, memberId: member.id, role: member.role };
}

/** The same for credentials that came another way than by our headers and body fields. */
export async function admitKey(sources: CallerSources, access: Access, credentials: Credentials): Promise<Caller> {
  const key = await sources.findKey(credentials.key);
  if (!key) throw new Problem('unauthorized', 'This key is not known here: see Settings, Install in the console.');
  if (!access.keys.includes(key.kind)) {
    const wanted = access.keys.length > 0 ? 'a secret key (sk_…), from a server only' : 'a signed-in member';
    throw new Problem('forbidden', `This call takes ${wanted}.`);
  }
  const { environment } = key;
  const token = credentials.identityToken;
  const identity = token === null ? null : await sources.verifyIdentity(environment, token);
  if (key.kind === 'pk' && environment.kind === 'production' && !identity) {
    throw new Problem(
      'identity',
      'A public key of a production environment needs an identity token: `identityToken`, or X-Uptier-Identity.',
    );
  }
  return { kind: key.kind, environment, identity, keyId: key.id, memberId: null, role: null };
}

/** A token vouches for one user of one account: a body that names another is refused. */
export function requireSelf(caller: Caller, userId: string | null | undefined, accountId: string | null): void {
  if (!caller.identity || isSelf(caller.identity, userId, accountId)) return;
  throw new Problem(
    'identity',
    'The identity token is for another user or account: its sub and accountId must be those of the page.',
  );
}

/** True when the ids are those of the token; an id that is not given cannot contradict it. */
export function isSelf(identity: Identity, userId: string | null | undefined, accountId: string | null): boolean {
  return (userId ?? identity.userId) === identity.userId && (accountId ?? identity.accountId) === identity.accountId;
}

function fromHeaders(headers: Headers): Credentials | null {
  const authorization = headers.get('authorization');
  if (authorization === null) return null;
  const [, scheme = '', value = ''] = /^(\S+)\s+(\S+)\s*$/.exec(authorization) ?? [];
  const key = scheme.toLowerCase() === 'basic' ? decodeUserName(value) : value;
  if (key === '')
    throw new Problem('unauthorized', 'Authorization reads: Bearer KEY, or Basic with the key as user name.');
  return { key, identityToken: headers.get('x-uptier-identity') };
}

function decodeUserName(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8').split(':')[0] ?? '';
}

async function fromBody(c: Ctx): Promise<Credentials | null> {
  const isPlain = /^text\/plain\s*(;|$)/i.test(c.req.header('content-type') ?? '');
  if (!isPlain || c.req.method !== 'POST') return null;
  const body = await readAny(c, { leavesOutReserved: true });
  if (typeof body !== 'object' || body === null || !('key' in body) || typeof body.key !== 'string') return null;
  const { key, ...rest } = body;
  const { identityToken, ...content } = { identityToken: null, ...rest };
  carryReserved(body, content);
  c.set('json', content);
  const fromHeader = c.req.header('x-uptier-identity') ?? null;
  return { key: String(key), identityToken: typeof identityToken === 'string' ? identityToken : fromHeader };
}

/** A cookie travels with forged requests too: writing takes JSON from a page of our own. */
function requireOwnPage(c: Ctx, origin: string): void {
  const from = c.req.header('origin');
  const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD';
  const isOwn = from === origin || (from !== undefined && hostOf(from) === c.req.header('host'));
  if (isSafe ? from === undefined || isOwn : isOwn && isJson(c)) return;
  throw new Problem(
    'forbidden',
    "A session writes only from the console's own pages, with Content-Type: application/json.",
  );
}

function isJson(c: Ctx): boolean {
  return /^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '');
}

function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null;
}
