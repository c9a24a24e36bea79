import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { EventResult } from '@uptier/shared/contracts/event.ts';
import { parseTime } from '@uptier/shared/contracts/time.ts';
import type { Caller } from '../http/context.ts';
import { Problem } from '../http/problem.ts';
import { type Acceptance, acceptEvent, type Verdict } from './accept.ts';
import type { RecordEvents } from './recorder.ts';

export interface TakeDeps {
  record: RecordEvents;
  now: () => number;
  findCatalog: (environmentId: string) => Promise<Catalog>;
  isIssued: Acceptance['isIssued'];
}

/** Judges, writes and answers a caller's events, in their order. Throws `identity` when all are somebody else's. */
export function createTakeEvents({ record, now, findCatalog, isIssued }: TakeDeps) {
  return async function takeEvents(
    caller: Caller,
    events: readonly unknown[],
    sentAt?: string | undefined,
  ): Promise<EventResult[]> {
    const { environment, identity } = caller;
    const claims = identity ? { ...identity.traits, ...(identity.role === null ? {} : { role: identity.role }) } : {};
    const context: Acceptance = {
      environmentId: environment.id,
      source: caller.kind === 'pk' ? (identity ? 'signed' : 'public') : 'server',
      self: identity,
      claims,
      catalog: await findCatalog(environment.id),
      receivedAt: now(),
      sentAt: sentAt === undefined ? null : parseTime(sentAt),
      isIssued,
    };
    const verdicts = events.map((event) => acceptEvent(event, context));
    if (verdicts.length > 0 && verdicts.every((verdict) => verdict.kind === 'rejected' && verdict.isOther)) {
      throw new Problem('identity', 'The identity token is for another user or account than the events name.');
    }
    const accepted = verdicts.flatMap((verdict) => (verdict.kind === 'accepted' ? [verdict.event] : []));
    const outcomes = (await record(environment, accepted)).values();
    return verdicts.map((verdict) => resultOf(verdict, () => outcomes.next().value ?? 'accepted'));
  };
}
export type TakeEvents = ReturnType<typeof createTakeEvents>;

function resultOf(verdict: Verdict, next: () => 'accepted' | 'duplicate'): EventResult {
  if (verdict.kind === 'rejected') return { id: verdict.id, status: 'rejected', problem: verdict.problem };
  const { event, problem } = verdict;
  return { id: event.id, status: next(), ...(problem === null ? {} : { problem }) };
}
