import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { v7 } from 'uuid';
import type { AuditRow } from '../store/queries/audit.ts';

/** Who makes a change: the name that stands in the audit. */
export interface Change {
  environmentId: string;
  who: string;
  at: EpochMs;
  /** A noun and what happened to it, for example `campaign.published`. */
  what: string;
  detail: unknown;
}

/** A row of the audit, to be written together with the change itself. */
export function trail({ environmentId, who, at, what, detail }: Change): AuditRow {
  return { environmentId, at, id: v7(), who, what, detail };
}
