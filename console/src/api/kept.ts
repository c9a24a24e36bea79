import type { KeptDecisions } from '@uptier/shared/contracts/kept-decision.ts';
import { accountPath } from './accounts.ts';
import { withQuery } from './client.ts';
import { usePages } from './query.ts';

/** Decisions of an account as they were kept, newest first; of one user when named. */
export const useKeptDecisions = (accountId: string, userId: string | null) =>
  usePages<KeptDecisions>(withQuery(`${accountPath(accountId)}/decisions`, { userId, limit: 20 }));
