import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { heapBytesOf } from './heap-bytes.ts';
import type { StoredSubject } from './stored-subject.ts';

/** Of all bytes, those of subjects that are ready to use; the others are packed, which takes a fifth. */
const READY_SHARE = 1 / 4;
/** Key, entry, places in the maps, and what the engine keeps with a state for the day. */
const ENTRY = 400;

interface Ready {
  subject: StoredSubject;
  bytes: number;
  /** As it was unpacked, so that it need not be packed again. */
  packed: string | null;
}

/**
 * A map bounded by the bytes it takes in memory. What was used last is ready; what was not is packed, and the least
 * recently used is dropped once all together pass `maxBytes`.
 */
export function createSubjectCache(maxBytes: number) {
  const ready = createShelf<Ready>(({ bytes, packed }) => ENTRY + bytes + (packed?.length ?? 0));
  const packed = createShelf<string>(({ length }) => ENTRY + length);

  function keep(key: string, entry: Ready): void {
    ready.set(key, entry);
    while (ready.bytes() > maxBytes * READY_SHARE) {
      const [oldest, least] = ready.takeOldest();
      if (least) packed.set(oldest, least.packed ?? pack(least.subject));
    }
    while (ready.bytes() + packed.bytes() > maxBytes && packed.size() > 0) packed.takeOldest();
  }

  return {
    get(key: string): StoredSubject | undefined {
      const known = ready.take(key);
      if (known) {
        ready.set(key, known);
        return known.subject;
      }
      const text = packed.take(key);
      if (text === undefined) return undefined;
      const subject = unpack(text);
      keep(key, { subject, bytes: heapBytesOf(subject), packed: text });
      return subject;
    },
    set(key: string, subject: StoredSubject): void {
      ready.take(key);
      packed.take(key);
      keep(key, { subject, bytes: heapBytesOf(subject), packed: null });
    },
    delete(key: string): void {
      ready.take(key);
      packed.take(key);
    },
    /** How many of each are held, and the bytes they are counted for. */
    size: () => ({ ready: ready.size(), packed: packed.size(), bytes: ready.bytes() + packed.bytes() }),
  };
}

/** Entries in the order in which they were put, with the sum of their bytes. */
function createShelf<Entry>(bytesOf: (entry: Entry) => number) {
  const entries = new Map<string, Entry>();
  // Everything before it was taken. To look for the first entry anew costs more the more were taken out before it.
  let oldest = entries.keys();
  let total = 0;
  const take = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (entry === undefined) return undefined;
    entries.delete(key);
    total -= bytesOf(entry);
    return entry;
  };
  return {
    take,
    set(key: string, entry: Entry): void {
      entries.set(key, entry);
      total += bytesOf(entry);
    },
    takeOldest(): [string, Entry | undefined] {
      let next = oldest.next();
      if (next.done) {
        // An iterator that has come to the end does not see what is put in later.
        oldest = entries.keys();
        next = oldest.next();
      }
      const key = next.value ?? '';
      return [key, take(key)];
    },
    size: () => entries.size,
    bytes: () => total,
  };
}

/** As a text of single bytes, which takes less room than a buffer of its own. */
const pack = (subject: StoredSubject): string =>
  deflateRawSync(JSON.stringify(subject), { level: 1 }).toString('latin1');

const unpack = (text: string): StoredSubject => JSON.parse(inflateRawSync(Buffer.from(text, 'latin1')).toString());
