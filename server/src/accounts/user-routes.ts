import { userUpsertSchema } from '@uptier/shared/contracts/account.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readJson } from '../http/body.ts';
import { actorOf, type Ctx } from '../http/context.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { type AccountDeps, requireAccount } from './deps.ts';
import { eraseUser } from './erase.ts';
import { saveUser } from './save.ts';
import { userSchema } from './schemas.ts';
import { viewUser } from './view.ts';

const tag = 'Accounts';
const path = '/v1/accounts/{id}/users/{userId}';
const shared = { tag, path, answer: userSchema };

/** `/v1/accounts/{id}/users/{userId}`. */
export function addUserRoutes(endpoint: AddEndpoint, deps: AccountDeps): void {
  const requireUser = async (c: Ctx, userId: string) => {
    const { state } = await requireAccount(deps, c.get('caller'), pathId(c));
    const user = Object.hasOwn(state.users, userId) ? state.users[userId] : undefined;
    if (user) return user;
    throw new Problem('not_found', `This account has no user ${userId}.`);
  };
  const answerUser = async (c: Ctx) => {
    const userId = pathId(c, 'userId');
    return c.json(viewUser(userId, await requireUser(c, userId)));
  };

  endpoint({ ...shared, method: 'get', access: serverKey('viewer'), summary: 'Read a user' }, answerUser);

  endpoint(
    {
      ...shared,
      method: 'put',
      access: serverKey('editor'),
      summary: 'Make a user or merge traits into it',
      body: userUpsertSchema,
    },
    async (c) => {
      const { traits = {} } = await readJson(c, userUpsertSchema);
      await saveUser(deps, c.get('caller'), pathId(c), pathId(c, 'userId'), traits);
      return await answerUser(c);
    },
  );

  endpoint(
    {
      method: 'delete',
      path,
      access: serverKey('admin'),
      summary: 'Erase a person; what was used stays counted for the account, without a name',
      tag,
      answer: z.object({ id: z.string() }),
    },
    async (c) => {
      const caller = c.get('caller');
      const userId = pathId(c, 'userId');
      await requireUser(c, userId);
      await eraseUser(deps, caller.environment, { accountId: pathId(c), userId, who: actorOf(caller) });
      return c.json({ id: userId });
    },
  );
}

/** `/v1/accounts/{id}/users`. */
export function addUserListRoutes(endpoint: AddEndpoint, deps: AccountDeps): void {
  endpoint(
    {
      method: 'get',
      path: '/v1/accounts/{id}/users',
      access: serverKey('viewer'),
      summary: 'List the users of an account, the last active first',
      tag,
      answer: z.object({ users: z.array(userSchema) }),
    },
    async (c) => {
      const { state } = await requireAccount(deps, c.get('caller'), pathId(c));
      const users = Object.entries(state.users).sort(([, a], [, b]) => (b.lastActiveAt ?? 0) - (a.lastActiveAt ?? 0));
      return c.json({ users: users.map(([id, user]) => viewUser(id, user)) });
    },
  );
}
