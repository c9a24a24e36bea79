import type { Identity } from '../types.ts';

/** Knows whether a client that was told who is there has started. */
export interface Starting {
  /** Somebody is known: what keeps the page live is on its way, unless it is there for them. */
  asked(identity: Partial<Identity>): void;
  began(): void;
  /** Nobody is known any more: nothing is on its way. */
  ended(): void;
  /** Settles when nothing is on its way. Rejects where there is no page. */
  ready(): Promise<void>;
}

export function createStarting(): Starting {
  const waiting = new Set<() => void>();
  let askedFor: string | null = null;
  let hasBegun = false;
  const settle = (): void => {
    for (const run of waiting) run();
    waiting.clear();
  };
  return {
    asked({ user, account }) {
      // What is no identity starts nothing.
      if (!user?.id || !account?.id) return;
      const who = JSON.stringify([`${account.id}`, `${user.id}`]);
      if (who !== askedFor) hasBegun = false;
      askedFor = who;
    },
    began() {
      hasBegun = true;
      settle();
    },
    ended() {
      askedFor = null;
      settle();
    },
    async ready() {
      if (typeof document === 'undefined')
        throw new Error('A test client needs a page: give this test the environment `jsdom` or `happy-dom`.');
      if (askedFor !== null && !hasBegun) await new Promise<void>((run) => waiting.add(run));
    },
  };
}
