import { eventsResponseSchema, MAX_BODY_BYTES, MAX_EVENTS } from '@uptier/shared/contracts/event.ts';
import type { Line } from './read.ts';

/** What became of a file. `problems` holds the first of what was refused, with its line. */
export interface BroughtIn {
  accepted: number;
  duplicate: number;
  rejected: number;
  problems: { line: number; problem: string }[];
}

const MOST_PROBLEMS = 20;
/** Room for the rest of the body. */
const MOST_BYTES = MAX_BODY_BYTES - 1024;

/** Sends the events of a file in the largest batches that are taken. `send` posts them to `/v1/events`. */
export async function bringIn(
  lines: AsyncIterable<Line>,
  send: (events: readonly unknown[]) => Promise<unknown>,
  told: (soFar: BroughtIn) => void = () => undefined,
): Promise<BroughtIn> {
  const result: BroughtIn = { accepted: 0, duplicate: 0, rejected: 0, problems: [] };
  let waiting: { line: number; event: unknown }[] = [];
  let bytes = 0;

  const refuse = (line: number, problem: string) => {
    result.rejected++;
    if (result.problems.length < MOST_PROBLEMS) result.problems.push({ line, problem });
  };
  const flush = async () => {
    if (waiting.length === 0) return;
    const sent = waiting;
    waiting = [];
    bytes = 0;
    const { results } = eventsResponseSchema.parse(await send(sent.map(({ event }) => event)));
    for (const [index, { status, problem }] of results.entries()) {
      if (status === 'rejected') refuse(sent[index]?.line ?? 0, problem ?? 'refused');
      else result[status]++;
    }
    told(result);
  };

  for await (const read of lines) {
    if ('problem' in read) {
      refuse(read.line, read.problem);
      continue;
    }
    const size = Buffer.byteLength(JSON.stringify(read.event)) + 1;
    if (size > MOST_BYTES) {
      refuse(read.line, 'this event is larger than 1 MiB');
      continue;
    }
    if (waiting.length >= MAX_EVENTS || bytes + size > MOST_BYTES) await flush();
    waiting.push(read);
    bytes += size;
  }
  await flush();
  return result;
}
