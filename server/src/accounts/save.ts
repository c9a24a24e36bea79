import type { Mute } from '@uptier/shared/contracts/account.ts';
import { formatTime, parseTime } from '@uptier/shared/contracts/time.ts';
import type { Traits } from '@uptier/shared/contracts/trait.ts';
import { v7 } from 'uuid';
import { actorOf, type Caller } from '../http/context.ts';
import { Problem } from '../http/problem.ts';
import { trail } from '../http/trail.ts';
import { type AccountDeps, takeOne } from './deps.ts';

interface Upsert {
  traits?: Traits;
  muted?: { reason: string; until?: string | null } | null;
}

const MOST_TRIES = 20;

/** Merges traits into an account, which comes to be when it is new, and mutes or unmutes it. */
export async function saveAccount(
  deps: AccountDeps,
  caller: Caller,
  id: string,
  { traits, muted }: Upsert,
): Promise<void> {
  const isKnown = (await deps.subjects.read(caller.environment.id, id)).version > 0;
  if (traits !== undefined || !isKnown) {
    const event = { type: 'traits', id: v7(), accountId: id, of: 'account', traits: traits ?? {} };
    await takeOne(deps, caller, event);
  }
  if (muted !== undefined) await saveMute(deps, caller, id, muted && toMute(muted));
}

/** Merges traits into a user of an account; both come to be when they are new. */
export async function saveUser(deps: AccountDeps, caller: Caller, accountId: string, userId: string, traits: Traits) {
  await takeOne(deps, caller, { type: 'traits', id: v7(), accountId, userId, of: 'user', traits });
}

function toMute({ reason, until = null }: { reason: string; until?: string | null }): Mute {
  const at = until === null ? null : parseTime(until);
  return { reason, until: at === null ? null : formatTime(at) };
}

async function saveMute(deps: AccountDeps, caller: Caller, accountId: string, mute: Mute | null): Promise<void> {
  const { store, subjects, now } = deps;
  const environmentId = caller.environment.id;
  const what = mute ? 'account.muted' : 'account.unmuted';
  const change = trail({ environmentId, who: actorOf(caller), at: now(), what, detail: { accountId, mute } });
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await subjects.read(environmentId, accountId);
    const next = { ...before, ledger: { ...before.ledger, mute }, ledgerVersion: before.ledgerVersion + 1 };
    const saved = store.ledgers.save(environmentId, accountId, next.ledgerVersion, next.ledger);
    const muted = store.mutes.record({ environmentId, accountId, at: now(), mute });
    if ((await store.write([saved, muted, store.audit.record(change)])) === 'stale') continue;
    subjects.keep(environmentId, accountId, next);
    deps.changed(environmentId, accountId);
    return;
  }
  throw new Problem('unavailable', 'This account is changing too fast: try again.');
}
