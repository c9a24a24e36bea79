import type { Change } from './pages.ts';

/** Longer than a page takes to come again, or to open the next one. */
const HELD_MS = 5000;

interface Parted {
  drain: () => Change[];
  undo: () => void;
  timer: NodeJS.Timeout;
}

/**
 * What comes for a user between two streams: while the page reconnects or the next one opens, what cannot be read from a
 * session later is held for a moment, and told by whichever stream of that user comes first.
 */
export function createBetweenStreams(heldMs: number = HELD_MS) {
  const parted = new Map<string, Parted>();

  function end(key: string): Change[] {
    const held = parted.get(key);
    if (!held) return [];
    parted.delete(key);
    clearTimeout(held.timer);
    held.undo();
    return held.drain();
  }

  return {
    /** A stream of this user has ended; it is listened for until `undo`. */
    leave(key: string, { drain, undo }: Pick<Parted, 'drain' | 'undo'>): void {
      const known = parted.get(key);
      // Of several that ended one is enough: it has heard what the others did.
      if (known) undo();
      const timer = known?.timer.refresh() ?? setTimeout(() => end(key), heldMs).unref();
      parted.set(key, known ?? { drain, undo, timer });
    },
    /** What a new stream has to tell. */
    take: (key: string): Change[] => end(key).filter(({ kind }) => kind === 'fire' || kind === 'upgrade'),
  };
}
