import type { KeptDecisions } from '@uptier/shared/contracts/kept-decision.ts';
import { accountPath } from './accounts.ts';
import { usePages } from './query.ts';

/** Decisions of an account as they were kept, newest first. */
export const useKeptDecisions = (accountId: string) =>
  usePages<KeptDecisions>(`${accountPath(accountId)}/decisions?limit=20`);
