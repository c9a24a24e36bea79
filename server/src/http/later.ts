export interface LaterOptions<Item> {
  /** Lets time pass without keeping the process alive. */
  wait: (ms: number) => Promise<unknown>;
  /** Does what is to be done with some of them, at most `MOST_TOGETHER`; it deals with its own failures. */
  hand: (items: readonly Item[]) => Promise<void>;
}

const AFTER_MS = 1000;
const MOST_HELD = 10_000;
const MOST_TOGETHER = 500;

/** Work nobody waits for: it is done about a second later, many at once, or when somebody asks for it to be settled. */
export function createLater<Item>({ wait, hand }: LaterOptions<Item>) {
  let waiting: Item[] = [];
  /** Waiting or being handed on. */
  let held = 0;
  let tail: Promise<void> = Promise.resolve();
  let isDue = false;

  async function handAll(items: readonly Item[]): Promise<void> {
    for (let from = 0; from < items.length; from += MOST_TOGETHER) {
      const some = items.slice(from, from + MOST_TOGETHER);
      await hand(some);
      held -= some.length;
    }
  }

  /** Everything added so far is done when it answers; what comes meanwhile is not waited for. */
  function settle(): Promise<void> {
    const items = waiting;
    waiting = [];
    if (items.length > 0) tail = tail.then(() => handAll(items));
    return tail;
  }

  return {
    /** Rather a gap than memory without end: false for what comes while too much waits. */
    hasRoom: (): boolean => held < MOST_HELD,
    add(item: Item): void {
      waiting.push(item);
      held++;
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
