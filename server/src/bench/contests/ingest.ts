import type { StoredEvent } from '../../store/queries/events.ts';
import type { Contest, Entrant } from '../contest.ts';
import { createPlace, type OpenStore, type Place } from '../load/place.ts';
import { acceptedUse, createStream, type Use, wireUse } from '../load/stream.ts';

const BATCH = 1000;
const WIDTHS = [8, 32, 128] as const;

/** Whole batches through the server, against nothing but appending the same rows. */
export async function batchContest(open: OpenStore): Promise<Contest> {
  const [bare, whole, small] = await Promise.all(
    ['append', 'batch', 'small'].map(async (name) => createPlace(await open(name))),
  );
  if (!bare || !whole || !small) throw new Error('a place was not made');
  return {
    title: 'Ingest: batches of uses by 1,000 accounts, each on disk before it is answered',
    unit: 'events',
    notes: ['The baseline appends the rows and does no more: no contract, no check for doubles, no fold, no limits.'],
    entrants: [appendEntrant(bare), batchEntrant(whole, BATCH), batchEntrant(small, BATCH / 10)],
  };
}

/** What sharing a write is worth to senders that send one event at a time. */
export async function singleContest(open: OpenStore): Promise<Contest> {
  const entrant = async (width: number, name: string) =>
    singleEntrant(await createPlace(await open(`singles-${width}`)), width, name);
  return {
    title: 'Ingest: one event a request, each on disk before it is answered',
    unit: 'requests',
    notes: ['One after another, each request is a write of its own; those that wait together share one write.'],
    entrants: [
      await entrant(1, 'one write per request'),
      ...(await Promise.all(WIDTHS.map((width) => entrant(width, `${width} in parallel, sharing writes`)))),
    ],
  };
}

function appendEntrant({ deps: { store, now }, environment }: Place): Entrant {
  const take = createStream('append');
  let rows: StoredEvent[] = [];
  return {
    name: `append ${BATCH.toLocaleString('en')} rows to the table of events`,
    units: BATCH,
    ready() {
      rows = take(BATCH).map((use) => acceptedUse(use, now()));
    },
    async run() {
      return (await store.write([store.events.record(environment.id, rows)])).length;
    },
  };
}

function batchEntrant(place: Place, size: number): Entrant {
  const take = createStream(`batch ${size}`);
  let call = request(place, take(size));
  return {
    name: `POST /v1/events, ${size.toLocaleString('en')} each`,
    units: size,
    ready() {
      call = request(place, take(size));
    },
    run: async () => (await place.answer(call)).length,
  };
}

function singleEntrant(place: Place, width: number, name: string): Entrant {
  const take = createStream(name);
  // Long enough for all to be under way at once, short enough for the slowest.
  const units = Math.max(16, 2 * width);
  let calls: Request[] = [];
  return {
    name,
    units,
    ready() {
      calls = take(units).map((use) => request(place, [use]));
    },
    run: () => answerAll(place, calls, width),
  };
}

/** Keeps `width` requests under way until all are answered. */
async function answerAll(place: Place, calls: readonly Request[], width: number): Promise<number> {
  const waiting = calls.values();
  const send = async () => {
    let sum = 0;
    for (const call of waiting) sum += (await place.answer(call)).length;
    return sum;
  };
  const sums = await Promise.all(Array.from({ length: width }, send));
  return sums.reduce((sum, part) => sum + part, 0);
}

function request(place: Place, uses: readonly Use[]): Request {
  return place.call('POST', '/v1/events', { events: uses.map((use) => wireUse(use, place.deps.now())) });
}
