import { betterAuth } from 'better-auth';
import type { MemberRole } from '../http/roles.ts';
import { isMemberRole } from '../http/roles.ts';
import type { SignInDatabase } from '../store/sign-in.ts';

interface Sources {
  database: SignInDatabase;
  publicUrl: string;
  secret: string;
}

export interface Member {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
}

export interface NewMember extends Omit<Member, 'id'> {
  password: string;
}

/** E-mail and password sign-in with session cookies. Nobody signs up: members come by a link. */
export function createSignIn(sources: Sources) {
  const auth = createAuth(sources);

  return {
    /** Answers the library's own calls under `/api/auth/`. */
    handle: async (request: Request): Promise<Response> => await auth.handler(request),

    /** The member whose session cookie the headers carry. */
    async find(headers: Headers): Promise<Member | null> {
      if (!headers.has('cookie')) return null;
      const session = await auth.api.getSession({ headers });
      return session ? toMember(session.user) : null;
    },
    async list(): Promise<Member[]> {
      const { adapter } = await auth.$context;
      const users = await adapter.findMany<Record<string, unknown>>({
        model: 'user',
        sortBy: { field: 'createdAt', direction: 'asc' },
      });
      return users.map(toMember);
    },
    async create({ name, email, role, password }: NewMember): Promise<Member> {
      const { internalAdapter, password: passwords } = await auth.$context;
      const user = await internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: true, role },
        { method: 'email-password' },
      );
      const hash = await passwords.hash(password);
      await internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: hash,
      });
      return { id: user.id, name, email: user.email, role };
    },
    async setPassword(id: string, password: string): Promise<void> {
      const { internalAdapter, password: passwords } = await auth.$context;
      await internalAdapter.updatePassword(id, await passwords.hash(password));
    },
    setRole: async (id: string, role: MemberRole): Promise<void> => {
      await (await auth.$context).internalAdapter.updateUser(id, { role });
    },
    /** Takes the member's sessions along. */
    remove: async (id: string): Promise<void> => await (await auth.$context).internalAdapter.deleteUser(id),
  };
}
export type SignIn = ReturnType<typeof createSignIn>;

function createAuth({ database, publicUrl, secret }: Sources) {
  return betterAuth({
    appName: 'Uptier',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: database.adapter,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: MIN_PASSWORD },
    user: { additionalFields: { role: { type: 'string', input: false, defaultValue: 'viewer' } } },
    advanced: { cookiePrefix: 'uptier', useSecureCookies: publicUrl.startsWith('https://') },
    trustedOrigins: (request) => {
      const host = request?.headers.get('host');
      return host ? [publicUrl, `http://${host}`, `https://${host}`] : [publicUrl];
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

export const MIN_PASSWORD = 10;

function toMember(user: Record<string, unknown>): Member {
  const { id, name, email, role } = user;
  return { id: String(id), name: String(name), email: String(email), role: isMemberRole(role) ? role : 'viewer' };
}
