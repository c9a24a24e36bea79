import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { EventResult } from '@uptier/shared/contracts/event.ts';
import { parseTime } from '@uptier/shared/contracts/time.ts';
import type { Caller } from '../http/context.ts';
import { Problem } from '../http/problem.ts';
import { type Acceptance, acceptEvent, type Verdict } from './accept.ts';
import type { RecordEvents } from './recorder.ts';

interface JudgeDeps {
  now: () => number;
  findCatalog: (environmentId: string) => Promise<Catalog>;
  readIssued: Acceptance['readIssued'];
}

/** An event as it came, with the sender's clock at that moment. */
export interface SentEvent {
  event: unknown;
  sentAt: string | undefined;
}

/** Judges a caller's events, in their order. Writes nothing. */
export function createJudge({ now, findCatalog, readIssued }: JudgeDeps) {
  return async function judge(caller: Caller, sent: readonly SentEvent[]): Promise<Verdict[]> {
    const { environment, identity } = caller;
    const claims = identity ? { ...identity.traits, ...(identity.role === null ? {} : { role: identity.role }) } : {};
    const context: Omit<Acceptance, 'sentAt'> = {
      environmentId: environment.id,
      source: caller.kind === 'pk' ? (identity ? 'signed' : 'public') : 'server',
      self: identity,
      claims,
      catalog: await findCatalog(environment.id),
      receivedAt: now(),
      readIssued,
    };
    return sent.map(({ event, sentAt }) =>
      acceptEvent(event, { ...context, sentAt: sentAt === undefined ? null : parseTime(sentAt) }),
    );
  };
}
export type JudgeEvents = ReturnType<typeof createJudge>;

/** Judges, writes and answers a caller's events, in their order. Throws `identity` when all are somebody else's. */
export function createTakeEvents({ judge, record }: { judge: JudgeEvents; record: RecordEvents }) {
  return async function takeEvents(
    caller: Caller,
    events: readonly unknown[],
    sentAt?: string | undefined,
  ): Promise<EventResult[]> {
    const verdicts = await judge(
      caller,
      events.map((event) => ({ event, sentAt })),
    );
    if (verdicts.length > 0 && verdicts.every((verdict) => verdict.kind === 'rejected' && verdict.isOther)) {
      throw new Problem('identity', 'The identity token is for another user or account than the events name.');
    }
    const accepted = verdicts.flatMap((verdict) => (verdict.kind === 'accepted' ? [verdict.event] : []));
    const outcomes = (await record(caller.environment, accepted)).values();
    return verdicts.map((verdict) => resultOf(verdict, () => outcomes.next().value ?? 'accepted'));
  };
}
export type TakeEvents = ReturnType<typeof createTakeEvents>;

function resultOf(verdict: Verdict, next: () => 'accepted' | 'duplicate'): EventResult {
  if (verdict.kind === 'rejected') return { id: verdict.id, status: 'rejected', problem: verdict.problem };
  const { event, problem } = verdict;
  return { id: event.id, status: next(), ...(problem === null ? {} : { problem }) };
}
