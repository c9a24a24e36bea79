import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { EventResult } from '@uptier/shared/contracts/event.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Caller } from '../http/context.ts';
import type { Deps } from '../http/deps.ts';
import { noSuchAccount, Problem } from '../http/problem.ts';
import type { StoredSubject } from '../store/stored-subject.ts';
import type { Subjects } from '../store/subjects.ts';

/** What accounts take from other nouns, wired by `app.ts`. */
export interface AccountDeps extends Pick<Deps, 'store' | 'now'> {
  subjects: Subjects;
  findCatalog: (environmentId: string) => Promise<Catalog>;
  /** Catalog and policy together, as decisions see them. */
  findCompiled: (environmentId: string) => Promise<Pick<Compiled, 'catalog' | 'policy'>>;
  /** Upserts and plans are events too. */
  takeEvents: (caller: Caller, events: readonly unknown[]) => Promise<EventResult[]>;
  /** Has everything written that still waits to be. */
  settle: () => Promise<void>;
  /** Told after an account was changed other than by events. */
  changed: (environmentId: string, accountId: string) => void;
}

/** The account, or the problem `not_found`. */
export async function requireAccount(
  { subjects }: AccountDeps,
  { environment }: Caller,
  id: string,
): Promise<StoredSubject> {
  const subject = await subjects.read(environment.id, id);
  if (subject.version > 0) return subject;
  throw noSuchAccount(id);
}

/** Sends one event, and answers whether it was known already; one that is refused is the caller's mistake. */
export async function takeOne(
  { takeEvents }: AccountDeps,
  caller: Caller,
  event: object,
): Promise<{ isKnown: boolean }> {
  const [result] = await takeEvents(caller, [event]);
  if (result?.status !== 'rejected') return { isKnown: result?.status === 'duplicate' };
  const [field = 'body'] = result.problem.split(':');
  throw new Problem('invalid', `The request does not fit at ${result.problem}`, { [field]: result.problem });
}
