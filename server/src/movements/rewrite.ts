import { isDeepStrictEqual } from 'node:util';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import { deriveMovements } from './derive.ts';

export interface PlanChange {
  environment: { id: string };
  accountId: string;
  stateBefore: AccountState;
  stateAfter: AccountState;
}

/** Brings an account's movements in step with its plans; a plan that comes late rewrites those after it. */
export function rewriteMovements(
  { movements }: Pick<Store, 'movements'>,
  { environment, accountId, stateBefore, stateAfter }: PlanChange,
  usualCurrency: string,
): Statement[] {
  const before = new Map(deriveMovements(stateBefore.plans, usualCurrency).map((movement) => [movement.id, movement]));
  const after = deriveMovements(stateAfter.plans, usualCurrency);
  const changed = after.filter((movement) => !isDeepStrictEqual(before.get(movement.id), movement));
  const kept = new Set(after.map(({ id }) => id));
  const gone = [...before.keys()].filter((id) => !kept.has(id));
  const owner = { environmentId: environment.id, accountId };
  const removals = gone.map((id) => movements.remove(environment.id, accountId, id));
  if (changed.length === 0) return removals;
  return [...removals, movements.record(changed.map((movement) => ({ ...owner, ...movement })))];
}
