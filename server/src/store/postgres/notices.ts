import { z } from 'zod';
import type { Notices } from '../connection.ts';
import type { Client } from './client.ts';

const CHANNEL = 'uptier';
/** The database takes less than 8,000 bytes at once. */
const MOST_BYTES = 7000;
/** Notices that come together are sent together. */
const GATHER_MS = 50;

const parcelSchema = z.tuple([z.string(), z.array(z.string())]);

/** Short texts between the servers on one database, by LISTEN and NOTIFY. A server does not hear its own. */
export function createNotices(client: Client, random: () => string = () => crypto.randomUUID()): Notices {
  const self = random();
  let waiting = new Set<string>();
  let sending: Promise<unknown> = Promise.resolve();

  function send(): void {
    const texts = [...waiting];
    waiting = new Set();
    for (const part of partsOf(texts)) {
      // Whoever misses a notice reads anew a little later, so that a failure needs no more than a next try.
      sending = sending.then(() => client.notify(CHANNEL, JSON.stringify([self, part]))).catch(() => undefined);
    }
  }

  return {
    tell(text) {
      if (Buffer.byteLength(JSON.stringify(text)) > MOST_BYTES) return;
      if (waiting.size === 0) setTimeout(send, GATHER_MS).unref();
      waiting.add(text);
    },
    async hear(run) {
      const { unlisten } = await client.listen(CHANNEL, (payload) => {
        try {
          const [sender, texts] = parcelSchema.parse(JSON.parse(payload));
          if (sender !== self) for (const text of texts) run(text);
        } catch {
          // Whoever may connect to the database may write here: what cannot be read tells nothing.
        }
      });
      return unlisten;
    },
  };
}

function partsOf(texts: readonly string[]): string[][] {
  const parts: string[][] = [];
  let size = MOST_BYTES;
  for (const text of texts) {
    const bytes = Buffer.byteLength(JSON.stringify(text)) + 1;
    if (size + bytes > MOST_BYTES) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(text);
    size += bytes;
  }
  return parts;
}
