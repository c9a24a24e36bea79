import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import type { Outcome } from './duplicates.ts';
import { createRound, type RoundDeps } from './round.ts';

/** One request's events, waiting for their round. */
interface Waiting {
  environment: Environment;
  events: readonly StoredEvent[];
  resolve: (outcomes: Outcome[]) => void;
  reject: (error: unknown) => void;
}

type WriteRound = ReturnType<typeof createRound>;

/** A round stays short, so that no request waits for long. */
const MOST_PER_ROUND = 5000;

/**
 * Writes events: requests that wait at the same time share one write, and each is answered after it is on disk. Events
 * of one account are folded in the order of rounds, never two at a time.
 */
export function createRecorder(deps: RoundDeps) {
  const writeRound = createRound(deps);
  let queue: Waiting[] = [];
  let isWriting = false;

  async function writeQueue(): Promise<void> {
    isWriting = true;
    try {
      while (queue.length > 0) {
        // Requests whose bodies have arrived join this round.
        await new Promise((resume) => setImmediate(resume));
        const { now, later } = takeRound(queue);
        queue = later;
        for (const group of byEnvironment(now)) await writeTogether(writeRound, group);
      }
    } finally {
      isWriting = false;
    }
  }

  return function record(environment: Environment, events: readonly StoredEvent[]): Promise<Outcome[]> {
    if (events.length === 0) return Promise.resolve([]);
    const { promise, resolve, reject } = Promise.withResolvers<Outcome[]>();
    queue.push({ environment, events, resolve, reject });
    if (!isWriting) void writeQueue();
    return promise;
  };
}
export type RecordEvents = ReturnType<typeof createRecorder>;

async function writeAlone(writeRound: WriteRound, waiting: Waiting): Promise<void> {
  try {
    const [outcomes = []] = await writeRound(waiting.environment, [waiting.events]);
    waiting.resolve(outcomes);
  } catch (error) {
    waiting.reject(error);
  }
}

async function writeTogether(writeRound: WriteRound, group: readonly Waiting[]): Promise<void> {
  const [first] = group;
  if (!first) return;
  try {
    const outcomes = await writeRound(
      first.environment,
      group.map(({ events }) => events),
    );
    for (const [index, waiting] of group.entries()) waiting.resolve(outcomes[index] ?? []);
  } catch {
    // One request that cannot be written must not fail its neighbours.
    for (const waiting of group) await writeAlone(writeRound, waiting);
  }
}

function takeRound(queue: readonly Waiting[]): { now: Waiting[]; later: Waiting[] } {
  let total = 0;
  let count = 0;
  for (const { events } of queue) {
    if (count > 0 && total + events.length > MOST_PER_ROUND) break;
    total += events.length;
    count++;
  }
  return { now: queue.slice(0, count), later: queue.slice(count) };
}

function byEnvironment(list: readonly Waiting[]): Waiting[][] {
  return [...Map.groupBy(list, ({ environment }) => environment.id).values()];
}
