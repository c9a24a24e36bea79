import { isDeepStrictEqual } from 'node:util';
import type { SessionRequest } from '@uptier/shared/contracts/session.ts';
import type { Traits, TraitValue } from '@uptier/shared/contracts/trait.ts';
import { isProtectedTrait } from '@uptier/shared/engine/fold/fold-traits.ts';
import type { AccountState, Stamped } from '@uptier/shared/engine/state/state.ts';
import { v7 as uuid } from 'uuid';
import type { Caller } from '../http/context.ts';
import type { DecisionDeps } from './deps.ts';

/**
 * Sends what a page says of its user and account, and what the identity token vouches for, as trait events: only what is
 * not known yet, so that asking again writes nothing. A user nobody has heard of becomes known.
 */
export function createIntroduction(deps: DecisionDeps) {
  return async function introduce(caller: Caller, { user, account }: SessionRequest): Promise<void> {
    const { state } = await deps.subjects.read(caller.environment.id, account.id);
    const { catalog } = await deps.findCompiled(caller.environment.id);
    const { identity } = caller;
    const vouched = identity ? { ...identity.traits, ...(identity.role === null ? {} : { role: identity.role }) } : {};
    const base = { accountId: account.id, userId: user.id, type: 'traits' };
    const mayClaim = (traits: Traits) =>
      caller.kind === 'pk' ? withoutProtected(traits, (name) => isProtectedTrait(name, catalog)) : traits;
    const ofUser = changed({ ...mayClaim(user.traits ?? {}), ...vouched }, userTraits(state, user.id));
    const ofAccount = changed(mayClaim(account.traits ?? {}), state.traits);
    const isNew = !Object.hasOwn(state.users, user.id);
    const events = [
      ...(isNew || Object.keys(ofUser).length > 0 ? [{ ...base, id: uuid(), of: 'user', traits: ofUser }] : []),
      ...(Object.keys(ofAccount).length > 0 ? [{ ...base, id: uuid(), of: 'account', traits: ofAccount }] : []),
    ];
    if (events.length > 0) await deps.takeEvents(caller, events);
  };
}

export type Introduce = ReturnType<typeof createIntroduction>;

function userTraits(state: AccountState, userId: string): Known {
  return Object.hasOwn(state.users, userId) ? (state.users[userId]?.traits ?? {}) : {};
}

type Known = { readonly [name: string]: Stamped<TraitValue> };

function changed(traits: Traits, known: Known): Traits {
  return Object.fromEntries(
    Object.entries(traits).filter(
      ([name, value]) => !Object.hasOwn(known, name) || !isDeepStrictEqual(known[name]?.value, value),
    ),
  );
}

/** What a browser says of protected traits would be refused: it is left out, so that it isn't sent at every call. */
function withoutProtected(traits: Traits, isProtected: (name: string) => boolean): Traits {
  return Object.fromEntries(Object.entries(traits).filter(([name]) => !isProtected(name)));
}
