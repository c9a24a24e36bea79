/** Knows whether a client that was told who is there has started. */
export interface Starting {
  /** Somebody is known: what keeps the page live is on its way. */
  asked(): void;
  began(): void;
  /** Nobody is known any more: nothing is on its way. */
  ended(): void;
  /** Settles when nothing is on its way. Rejects where there is no page. */
  ready(): Promise<void>;
}

export function createStarting(): Starting {
  const waiting = new Set<() => void>();
  let isAsked = false;
  let hasBegun = false;
  const settle = (): void => {
    for (const run of waiting) run();
    waiting.clear();
  };
  return {
    asked() {
      isAsked = true;
    },
    began() {
      hasBegun = true;
      settle();
    },
    ended() {
      isAsked = false;
      settle();
    },
    async ready() {
      if (typeof document === 'undefined')
        throw new Error('A test client needs a page: give this test the environment `jsdom` or `happy-dom`.');
      if (isAsked && !hasBegun) await new Promise<void>((run) => waiting.add(run));
    },
  };
}
