import { accountUpsertSchema } from '@uptier/shared/contracts/account.ts';
import { entitlementsOf } from '@uptier/shared/engine/account/entitlements.ts';
import { planAt } from '@uptier/shared/engine/account/plan.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readJson } from '../http/body.ts';
import { actorOf, type Ctx } from '../http/context.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import { type AccountDeps, requireAccount } from './deps.ts';
import { eraseAccount } from './erase.ts';
import { saveAccount } from './save.ts';
import { accountSchema, entitlementsSchema } from './schemas.ts';
import { viewAccount } from './view.ts';

const tag = 'Accounts';
const path = '/v1/accounts/{id}';

/** `/v1/accounts/{id}`. */
export function addAccountRoutes(endpoint: AddEndpoint, deps: AccountDeps): void {
  const answerAccount = async (c: Ctx) => {
    const caller = c.get('caller');
    const { environment } = caller;
    const id = pathId(c);
    const subject = await requireAccount(deps, caller, id);
    const { catalog, policy } = await deps.findCompiled(environment.id);
    return c.json(viewAccount(id, subject, { environment, catalog, policy, now: deps.now() }));
  };

  endpoint(
    { method: 'get', path, access: serverKey('viewer'), summary: 'Read an account', tag, answer: accountSchema },
    answerAccount,
  );

  endpoint(
    {
      method: 'put',
      path,
      access: serverKey('editor'),
      summary: 'Make an account or merge traits into it; mute or unmute it',
      tag,
      body: accountUpsertSchema,
      answer: accountSchema,
    },
    async (c) => {
      await saveAccount(deps, c.get('caller'), pathId(c), await readJson(c, accountUpsertSchema));
      return await answerAccount(c);
    },
  );

  endpoint(
    {
      method: 'delete',
      path,
      access: serverKey('admin'),
      summary: 'Erase an account and everything known of it',
      tag,
      answer: z.object({ id: z.string() }),
    },
    async (c) => {
      const caller = c.get('caller');
      const id = pathId(c);
      await requireAccount(deps, caller, id);
      await eraseAccount(deps, caller.environment.id, id, actorOf(caller));
      return c.json({ id });
    },
  );
}

/** What an account may use, for servers. */
export function addEntitlementRoutes(endpoint: AddEndpoint, deps: AccountDeps): void {
  endpoint(
    {
      method: 'get',
      path: `${path}/entitlements`,
      access: serverKey('viewer'),
      summary: 'What the account may use, feature by feature',
      tag,
      answer: entitlementsSchema,
    },
    async (c) => {
      const caller = c.get('caller');
      const { state } = await requireAccount(deps, caller, pathId(c));
      const tier = planAt(state, deps.now())?.value.tier ?? null;
      return c.json({ entitlements: entitlementsOf(await deps.findCatalog(caller.environment.id), tier) });
    },
  );
}
