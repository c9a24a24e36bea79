export interface LaterOptions<Item> {
  /** Lets time pass without keeping the process alive. */
  wait: (ms: number) => Promise<unknown>;
  /** Does what is to be done with some of them, at most `MOST_TOGETHER`; it deals with its own failures. */
  hand: (items: readonly Item[]) => Promise<void>;
}

const AFTER_MS = 1000;
const MOST_WAITING = 10_000;
const MOST_TOGETHER = 500;

/** Work nobody waits for: it is done about a second later, many at once, or when somebody asks for it to be settled. */
export function createLater<Item>({ wait, hand }: LaterOptions<Item>) {
  let waiting: Item[] = [];
  let handing: Promise<void> | null = null;
  let isDue = false;

  async function handAll(): Promise<void> {
    while (waiting.length > 0) {
      const some = waiting.slice(0, MOST_TOGETHER);
      waiting = waiting.slice(MOST_TOGETHER);
      await hand(some);
    }
  }

  /** Everything added so far is done when it answers. */
  async function settle(): Promise<void> {
    while (handing || waiting.length > 0) {
      handing ??= handAll().finally(() => {
        handing = null;
      });
      await handing;
    }
  }

  return {
    /** Rather a gap than memory without end: false for what comes while too much waits. */
    hasRoom: (): boolean => waiting.length < MOST_WAITING,
    add(item: Item): void {
      waiting.push(item);
      if (waiting.length === MOST_TOGETHER) void settle();
      if (isDue) return;
      isDue = true;
      void wait(AFTER_MS).then(() => {
        isDue = false;
        return settle();
      });
    },
    settle,
  };
}
