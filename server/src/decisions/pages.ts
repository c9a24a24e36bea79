/** What happened to an account or an environment. `fire`: a server's event that a campaign waits for. */
export type News =
  | { kind: 'account' }
  | { kind: 'campaigns' }
  | { kind: 'upgrade'; from: string | null; to: string }
  | { kind: 'fire'; name: string; userId: string | null };

/** What an open page is told. `end`: this server goes away. */
export type Change = News | { kind: 'end' };

/** The pages that are open right now, by environment and account. */
export function createPages() {
  const environments = new Map<string, Map<string, Set<(change: Change) => void>>>();
  let hasEnded = false;

  function tellAll(environmentId: string, change: Change): void {
    for (const pages of environments.get(environmentId)?.values() ?? []) for (const listener of pages) listener(change);
  }

  return {
    /** Returns its undo. */
    listen(environmentId: string, accountId: string, listener: (change: Change) => void): () => void {
      const accounts = environments.get(environmentId) ?? new Map<string, Set<(change: Change) => void>>();
      environments.set(environmentId, accounts);
      const pages = accounts.get(accountId) ?? new Set();
      accounts.set(accountId, pages.add(listener));
      if (hasEnded) listener({ kind: 'end' });
      return () => {
        pages.delete(listener);
        if (pages.size === 0) accounts.delete(accountId);
      };
    },
    tell(environmentId: string, accountId: string, change: Change): void {
      for (const listener of environments.get(environmentId)?.get(accountId) ?? []) listener(change);
    },
    /** To every page of an environment. */
    tellAll,
    /** Lets every page go, and those that come later. */
    end(): void {
      hasEnded = true;
      for (const environmentId of environments.keys()) tellAll(environmentId, { kind: 'end' });
    },
  };
}

export type Pages = ReturnType<typeof createPages>;
