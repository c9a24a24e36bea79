import type { TierPathCell } from '@uptier/shared/contracts/report.ts';
import { plannedPerArm } from '@uptier/shared/stats/planned-per-arm.ts';
import { type SampleRatio, sampleRatioMismatch } from '@uptier/shared/stats/sample-ratio-mismatch.ts';
import { type Verdict, verdict } from '@uptier/shared/stats/verdict.ts';
import type { EntryRow } from '../store/queries/exposures.ts';

const RECENT_DAYS = 28;
const DAY_MS = 86_400_000;
const BUCKETS = 10_000;

/** A cell with what can be said of it: the sample check and the verdict. */
export interface JudgedCell extends TierPathCell {
  srm: SampleRatio | null;
  verdict: Verdict;
}

/** Puts the sample check and the verdict beside a cell. `rows` are its entries, an account's earliest counts. */
export function judge(cell: TierPathCell, rows: readonly EntryRow[], asOf: number): JudgedCell {
  const entries = earliestPerAccount(rows.filter(({ enteredAt }) => enteredAt <= asOf));
  const srm = checkSample(entries);
  const recent = entries.filter(({ enteredAt }) => enteredAt > asOf - RECENT_DAYS * DAY_MS);
  const perDay = (side: 'shown' | 'withheld') => recent.filter(({ outcome }) => outcome === side).length / RECENT_DAYS;
  const arms = [
    { mature: cell.shown.mature, enteredPerDay: perDay('shown') },
    { mature: cell.withheld.mature, enteredPerDay: perDay('withheld') },
  ];
  const facts = {
    sampleRatio: srm,
    interval: cell.difference.interval,
    plannedPerArm: plannedPerArm(cell.withheld.rate),
    arms,
  };
  return { ...cell, srm, verdict: verdict(facts) };
}

function earliestPerAccount(rows: readonly EntryRow[]): EntryRow[] {
  const earliest = new Map<string, EntryRow>();
  for (const row of rows) {
    const known = earliest.get(row.accountId);
    if (!known || row.enteredAt < known.enteredAt) earliest.set(row.accountId, row);
  }
  return [...earliest.values()];
}

/** Entries against the weights they were drawn with, so that a changed holdout is no mismatch. */
function checkSample(entries: readonly EntryRow[]): SampleRatio | null {
  const drawn = entries.filter(({ withheldBuckets }) => withheldBuckets !== null);
  const withheldWeight = drawn.reduce((sum, { withheldBuckets }) => sum + (withheldBuckets ?? 0) / BUCKETS, 0);
  const withheld = drawn.filter(({ outcome }) => outcome === 'withheld').length;
  return sampleRatioMismatch([
    { observed: drawn.length - withheld, weight: drawn.length - withheldWeight },
    { observed: withheld, weight: withheldWeight },
  ]);
}
