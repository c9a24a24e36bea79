import { pathScope } from '@uptier/shared/engine/campaigns/motion.ts';
import type { CohortEntry } from '@uptier/shared/metrics/cohort.ts';
import type { Store } from '../store/port.ts';
import type { EntryRow, UpgradeRow } from '../store/queries/exposures.ts';
import type { ConversionQuery } from './query.ts';

/** Reads an account's trait as text for the `trait` filter; null when it has none. */
export type TraitReader = (
  environmentId: string,
  accountIds: readonly string[],
  trait: string,
) => Promise<Map<string, string>>;

export interface CohortDeps {
  store: Store;
  readTrait: TraitReader;
}

/** The cohort entries and upgrades of one motion that a report is about, filtered by campaign and trait. */
export async function readCohort({ store, readTrait }: CohortDeps, environmentId: string, query: ConversionQuery) {
  const { motion, trait } = query;
  const [found, upgrades] = await Promise.all([
    store.conversion.listEntries(environmentId, query.campaignId ?? pathScope(motion), query),
    store.conversion.listUpgrades(environmentId, motion, query),
  ]);
  const entries = found.filter((entry) => entry.motion === motion);
  if (!trait) return { entries, upgrades };
  const ids = [...new Set([...entries, ...upgrades].map(({ accountId }) => accountId))];
  const values = await readTrait(environmentId, ids, trait.name);
  const has = ({ accountId }: { accountId: string }) => values.get(accountId) === trait.value;
  return { entries: entries.filter(has), upgrades: upgrades.filter(has) };
}

export function toCohortEntry({ accountId, outcome, enteredAt, movedAt, movedTo }: EntryRow): CohortEntry {
  return { accountId, outcome, enteredAt, firstMoveAt: movedAt, firstMoveTo: movedTo };
}

/** Rows by path, the key being `[from, to]` as JSON. */
export function groupByPath<Row extends EntryRow | UpgradeRow>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = pathKey(row.fromTier, row.toTier);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

export function pathKey(from: string, to: string): string {
  return JSON.stringify([from, to]);
}
