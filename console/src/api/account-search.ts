import { ACCOUNTS, type AccountRow } from './accounts.ts';
import { withQuery } from './client.ts';
import { useRead } from './query.ts';

const SHORTEST = 2;

/** The first accounts whose name or id holds the words; nothing is asked for a single letter. */
export const useAccountsNamed = (words: string, limit: number) =>
  useRead<{ accounts: readonly AccountRow[] }>(
    words.length < SHORTEST ? null : withQuery(ACCOUNTS, { search: words, limit }),
    { keep: true },
  );
