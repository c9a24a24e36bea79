import { planRequestSchema } from '@uptier/shared/contracts/account.ts';
import { formatTime } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readJson } from '../http/body.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { MovementRow } from '../store/queries/movements.ts';
import { type AccountDeps, requireAccount, takeOne } from './deps.ts';
import { movementSchema } from './schemas.ts';

const tag = 'Accounts';

/** Plan changes of an account and the movements they make. */
export function addPlanRoutes(endpoint: AddEndpoint, deps: AccountDeps): void {
  const { movements, events } = deps.store;

  endpoint(
    {
      method: 'post',
      path: '/v1/accounts/{id}/plan',
      access: serverKey('editor'),
      summary: 'Set what the account pays for; the same id is counted once, that of another event is refused',
      tag,
      body: planRequestSchema,
      answer: z.object({ movement: movementSchema.nullable() }),
    },
    async (c) => {
      const caller = c.get('caller');
      const accountId = pathId(c);
      const request = await readJson(c, planRequestSchema);
      const { isKnown } = await takeOne(deps, caller, { ...request, type: 'plan', accountId });
      const known = isKnown ? await events.find(caller.environment.id, accountId, request.id) : null;
      if (known && known.body.type !== 'plan') throw takenId(request.id);
      const row = await movements.find(caller.environment.id, accountId, request.id);
      return c.json({ movement: row && viewMovement(row) });
    },
  );

  endpoint(
    {
      method: 'get',
      path: '/v1/accounts/{id}/movements',
      access: serverKey('viewer'),
      summary: 'Changes of tier and recurring revenue, oldest first',
      tag,
      answer: z.object({ movements: z.array(movementSchema) }),
    },
    async (c) => {
      const caller = c.get('caller');
      const accountId = pathId(c);
      await requireAccount(deps, caller, accountId);
      const rows = await movements.listOfAccount(caller.environment.id, accountId);
      return c.json({ movements: rows.map(viewMovement) });
    },
  );
}

function takenId(id: string): Problem {
  const sentence = `The id ${id} is that of another event of this account, so no plan was set: send it with a new id.`;
  return new Problem('conflict', sentence, { id: 'taken by another event' });
}

export function viewMovement(row: MovementRow): z.output<typeof movementSchema> {
  const { id, kind, motion, fromTier, toTier, mrrBefore, mrrAfter, currency } = row;
  return { id, at: formatTime(row.at), kind, motion, fromTier, toTier, mrrBefore, mrrAfter, currency };
}
