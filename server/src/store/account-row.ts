import { isId } from '@uptier/shared/contracts/ids.ts';
import { planAt } from '@uptier/shared/engine/account/plan.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { StoredSubject } from './stored-subject.ts';
import type { Tables } from './tables.ts';

export type AccountRow = Tables['accounts']['$inferSelect'];

/** The row of an account: its state, and copies of what lists are sorted and searched by. */
export function accountRow(environmentId: string, id: string, subject: StoredSubject, now: number): AccountRow {
  const { state, version, createdAt, lastActiveAt } = subject;
  const plan = planAt(state, now)?.value ?? null;
  return {
    ...{ environmentId, id, version, state, createdAt, lastActiveAt },
    name: textTrait(state, 'name'),
    tier: plan?.tier ?? null,
    mrr: plan?.mrr ?? 0,
    currency: plan?.currency ?? null,
    stripeCustomerId: idTrait(state, 'stripeCustomerId'),
  };
}

function textTrait({ traits }: AccountState, name: string): string | null {
  const value = Object.hasOwn(traits, name) ? traits[name]?.value : null;
  return typeof value === 'string' ? value : null;
}

/** An index of PostgreSQL takes no text without end, which a trait may be. */
function idTrait(state: AccountState, name: string): string | null {
  const text = textTrait(state, name);
  return text !== null && isId(text) ? text : null;
}
