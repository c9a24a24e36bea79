import type { GateReport } from '@uptier/shared/contracts/kept-decision.ts';
import { withQuery } from './client.ts';
import { useRead } from './query.ts';
import { REPORTS } from './reports.ts';

/** How often each gate stopped each campaign in the period. */
export const useGateReport = (period: { from: string; to: string }) =>
  useRead<GateReport>(withQuery(`${REPORTS}/gates`, period), { keep: true });
