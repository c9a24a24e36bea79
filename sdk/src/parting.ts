import type { OutgoingEvent, Shelf } from './shelf.ts';
import type { Transport } from './transport.ts';

// Browsers refuse more than 64 KiB from a page that goes; key, token and envelope want their part.
const LAST_BYTES = 56_000;

export const bodyOf = (events: OutgoingEvent[]): object => ({ sentAt: new Date().toISOString(), events });

interface Deps {
  shelf: Shelf;
  transport: Transport;
  mayCarry(event: OutgoingEvent): boolean;
}

/** The last chance before the page goes: the oldest events that fit. They stay until a later page has the answer. */
export function partWith({ shelf, transport, mayCarry }: Deps): void {
  let bytes = 0;
  const sent = shelf.list().filter((event) => {
    if (mayCarry(event)) bytes += new Blob([JSON.stringify(event)]).size;
    return mayCarry(event) && bytes < LAST_BYTES;
  });
  if (sent.length) transport.last('/v1/events', bodyOf(sent));
}
