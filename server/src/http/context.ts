import type { Traits } from '@uptier/shared/contracts/trait.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { type Context, Hono } from 'hono';
import type { MemberRole } from './roles.ts';

/** What an identity token vouches for. */
export interface Identity {
  userId: string;
  accountId: string;
  role: string | null;
  traits: Traits;
}

/** Who calls, and for which environment. `identity` is set only when a valid token came along. */
export interface Caller {
  kind: 'pk' | 'sk' | 'console';
  environment: Environment;
  identity: Identity | null;
  keyId: string | null;
  memberId: string | null;
  role: MemberRole | null;
}

/** The name under which changes of this caller stand in the audit. */
export function actorOf(caller: Caller): string {
  return caller.memberId ? `member:${caller.memberId}` : `key:${caller.keyId ?? 'unknown'}`;
}

export interface AppEnv {
  Variables: { caller: Caller; json: unknown };
}
export type Ctx = Context<AppEnv>;

/** A router of one noun, to be mounted by `app.ts`. */
export function createRouter(): Hono<AppEnv> {
  return new Hono<AppEnv>();
}
export type Router = Hono<AppEnv>;
