import type { GateReport } from '@uptier/shared/contracts/kept-decision.ts';
import { formatTime } from '@uptier/shared/contracts/time.ts';
import { dayOf, isoDay, startOfDay } from '@uptier/shared/engine/time/calendar.ts';
import type { Store } from '../store/port.ts';
import type { GateCountRow } from '../store/queries/gate-counts.ts';

export interface GateQuery {
  environmentId: string;
  timezone: string;
  from: number;
  to: number;
  campaignId: string | null;
}

/**
 * Which gate stops most. A campaign counts only at moments its trigger could be: those at which its own placement,
 * feature or event was asked; the start of a session for one that waits for a limit, a milestone or adoption. Each
 * counts once per user, moment and day. Counted by whole days of the environment's zone, any part of one being all of it.
 */
export async function gateReport(
  { store }: { store: Pick<Store, 'campaigns' | 'gateCounts'> },
  { environmentId, timezone, from, to, campaignId }: GateQuery,
): Promise<GateReport> {
  const days = { from: dayOf(from, timezone), to: dayOf(to - 1, timezone) + 1 };
  const [rows, campaigns] = await Promise.all([
    store.gateCounts.list(environmentId, days, campaignId),
    store.campaigns.list(environmentId),
  ]);
  const nameOf = new Map(campaigns.map(({ id, body }) => [id, body.name]));
  const byCampaign = [...Map.groupBy(rows, (row) => row.campaignId)];
  const ofCampaigns = byCampaign.map(([id, own]) => ({ name: nameOf.get(id) ?? id, ...campaignOf(id, own) }));
  const stopped = rows.flatMap(({ gate, day, count }) => (gate === '' ? [] : [{ gate, day: isoDay(day), count }]));
  const gates = sumBy(stopped, ({ gate }) => gate).map(([{ gate }, count]) => ({ gate, count }));
  const ofDays = sumBy(stopped, ({ gate, day }) => `${day} ${gate}`);
  return {
    from: formatTime(startOfDay(days.from, timezone)),
    to: formatTime(startOfDay(days.to, timezone)),
    campaigns: ofCampaigns.sort((a, b) => b.asked - a.asked || (a.campaignId < b.campaignId ? -1 : 1)),
    gates,
    days: ofDays
      .map(([{ gate, day }, count]) => ({ day, gate, count }))
      .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)) || b.count - a.count),
  };
}

function campaignOf(campaignId: string, rows: readonly GateCountRow[]) {
  const stops = rows.flatMap(({ gate, code, count }) => (gate === '' ? [] : [{ gate, code, count }]));
  const stopped = sumBy(stops, ({ gate, code }) => `${gate} ${code}`).map(([{ gate, code }, count]) => {
    return { gate, code, count };
  });
  const asked = sum(rows);
  return { campaignId, asked, passed: asked - sum(stops), stopped };
}

/** Rows of one key as the first of them with the sum of all, the greatest sum first. */
function sumBy<Row extends { count: number }>(rows: readonly Row[], keyOf: (row: Row) => string): [Row, number][] {
  const sums = [...Map.groupBy(rows, keyOf).values()].flatMap((own): [Row, number][] => {
    const [first] = own;
    return first ? [[first, sum(own)]] : [];
  });
  return sums.sort(([a, left], [b, right]) => right - left || (keyOf(a) < keyOf(b) ? -1 : 1));
}

function sum(rows: readonly { count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
