import { isoOf, now } from './clock.ts';
import type { OutgoingEvent, Shelf } from './shelf.ts';
import type { Transport } from './transport.ts';

// Browsers refuse more than 64 KiB from a page that goes; key, token and envelope want their part.
const LAST_BYTES = 56_000;
const MOST = 1000;

/** Its own `toJSON` keeps the list a list where a library has given all arrays another. */
export const bodyOf = (events: readonly OutgoingEvent[]): object => ({
  sentAt: isoOf(now()),
  events: Object.assign([...events], { toJSON: undefined }),
});

interface Deps {
  shelf: Shelf;
  transport: Transport;
  mayCarry(event: OutgoingEvent): boolean;
}

/** The first events that a browser takes from a page that goes. */
export function lastOf(events: readonly OutgoingEvent[]): OutgoingEvent[] {
  let bytes = 0;
  const past = events.findIndex((event, at) => {
    bytes += new Blob([JSON.stringify(event)]).size;
    return at === MOST || bytes > LAST_BYTES;
  });
  return past < 0 ? [...events] : events.slice(0, past);
}

/** The last chance before the page goes, as often as the browser lets us. All stay until a later page has the answer. */
export function partWith({ shelf, transport, mayCarry }: Deps): void {
  // One that is too large by itself must not hold back the others.
  const events = shelf.list().filter((event) => mayCarry(event) && lastOf([event]).length);
  // What happened to nudges is worth most.
  events.sort((a, b) => Number(b.type === 'nudge') - Number(a.type === 'nudge'));
  for (let sent = lastOf(events); sent.length && transport.last('/v1/events', bodyOf(sent)); sent = lastOf(events)) {
    events.splice(0, sent.length);
  }
}
