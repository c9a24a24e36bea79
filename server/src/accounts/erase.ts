import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { foldAll } from '@uptier/shared/engine/fold/fold.ts';
import type { Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import { Problem } from '../http/problem.ts';
import { trail } from '../http/trail.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import type { StoredSubject } from '../store/stored-subject.ts';
import type { AccountDeps } from './deps.ts';

const MOST_TRIES = 20;

type History = Awaited<ReturnType<AccountDeps['store']['exposures']['listHistory']>>;
type Credit = History['upgrades'][number]['credits'][number];

/** Takes an account and everything kept of it out of every table. That it happened stays in the audit. */
export async function eraseAccount(deps: AccountDeps, environmentId: string, id: string, who: string): Promise<void> {
  const { store, subjects, now, changed } = deps;
  // What still waits to be written about it would stay.
  await deps.settle();
  const change = trail({ environmentId, who, at: now(), what: 'account.erased', detail: { accountId: id } });
  await store.write([...store.erase(environmentId, id), store.audit.record(change)]);
  subjects.forget(environmentId, id);
  changed(environmentId, id);
}

/**
 * Takes a person out of an account. What was used stays counted for the account, but no longer says by whom; the
 * identities of the events stay, so that a retry does not bring them back.
 */
export async function eraseUser(
  deps: AccountDeps,
  environment: Environment,
  { accountId, userId, who }: { accountId: string; userId: string; who: string },
): Promise<void> {
  const { store, subjects, now, findCatalog, changed } = deps;
  await deps.settle();
  const detail = { accountId, userId };
  const change = trail({ environmentId: environment.id, who, at: now(), what: 'user.erased', detail });
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await subjects.read(environment.id, accountId);
    const all = await store.events.listOfAccount(environment.id, accountId);
    const nameless = all.filter((event) => event.userId === userId).map(withoutPerson);
    const others = all.filter((event) => event.userId !== userId);
    const history = await store.exposures.listHistory(environment.id, accountId);
    const state = foldAll([...others, ...nameless], await findCatalog(environment.id), environment.timezone);
    const next: StoredSubject = {
      ...before,
      state,
      version: before.version + 1,
      ledger: ledgerWithout(before.ledger, userId),
      ledgerVersion: before.ledgerVersion + 1,
    };
    const outcome = await store.write([
      store.events.replace(environment.id, nameless),
      ...store.eraseUser(environment.id, accountId, userId),
      ...store.exposures.replaceHistory(environment.id, accountId, historyWithout(history, userId)),
      store.accounts.save(environment.id, accountId, next, now()),
      store.ledgers.save(environment.id, accountId, next.ledgerVersion, next.ledger),
      store.audit.record(change),
    ]);
    if (outcome === 'stale') continue;
    subjects.keep(environment.id, accountId, next);
    changed(environment.id, accountId);
    return;
  }
  throw new Problem('unavailable', 'This account is changing too fast: try again.');
}

function withoutPerson(event: StoredEvent): StoredEvent {
  const { body } = event;
  const isPersonal = body.type === 'traits' && body.of === 'user';
  return {
    ...event,
    userId: null,
    body: isPersonal ? { ...body, traits: {} } : body,
    properties: isPersonal ? {} : event.properties,
  };
}

/** The exposures an upgrade is credited to name who saw them. */
function historyWithout({ entries, upgrades }: History, userId: string): History {
  const nameless = (credit: Credit): Credit => (credit.userId === userId ? { ...credit, userId: '' } : credit);
  return { entries, upgrades: upgrades.map((row) => ({ ...row, credits: row.credits.map(nameless) })) };
}

function ledgerWithout(ledger: Ledger, userId: string): Ledger {
  const isOther = (row: { userId: string }) => row.userId !== userId;
  return {
    ...ledger,
    grants: ledger.grants.filter(isOther),
    snoozes: ledger.snoozes.filter(isOther),
    nevers: ledger.nevers.filter(isOther),
    requests: ledger.requests.filter(isOther).map(({ heardBy, ...request }) => ({
      ...request,
      ...(heardBy ? { heardBy: heardBy.filter((heard) => heard !== userId) } : {}),
    })),
    firings: ledger.firings.map((firing) => ({ ...firing, seenBy: firing.seenBy.filter((seen) => seen !== userId) })),
  };
}
