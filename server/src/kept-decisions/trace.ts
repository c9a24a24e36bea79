import type { PublishedCampaign } from '@uptier/shared/contracts/campaign.ts';
import type { Saw, TraceRow } from '@uptier/shared/contracts/decision.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Moment } from '@uptier/shared/engine/campaigns/moment.ts';
import type { ShortRow } from '../store/short-trace.ts';

/** What a row that is left out depends on, beside its campaign. */
export type Standing = Pick<Moment, 'placement' | 'feature' | 'event'> & { tier: string | null };

/**
 * A trace as it is stored: without the rows of campaigns that were for another tier, placement, feature or event, which
 * are most of them and say nothing that `spellOut` could not say again.
 */
export function shorten(trace: readonly TraceRow[], { byId }: Compiled, standing: Standing): ShortRow[] {
  return trace.flatMap((row): ShortRow[] => {
    const campaign = byId.get(row.campaignId)?.campaign;
    const isSayable = campaign !== undefined && isSame(row, mismatchOf(campaign, standing));
    return isSayable ? [] : [[row.campaignId, row.gate, row.code, row.saw]];
  });
}

/** The whole trace again, by the campaigns that were live at the time. */
export function spellOut(rows: readonly ShortRow[], { campaigns }: Compiled, standing: Standing): TraceRow[] {
  const stored = new Map(rows.map((row) => [row[0], toTraceRow(row)]));
  const live = campaigns.flatMap(({ campaign }) => {
    const row = stored.get(campaign.id) ?? mismatchOf(campaign, standing);
    stored.delete(campaign.id);
    return row ?? [];
  });
  return [...live, ...stored.values()];
}

function toTraceRow([campaignId, gate, code, saw]: ShortRow): TraceRow {
  return { campaignId, passed: gate === null, gate, code, saw };
}

/** The row of a campaign that waits for something else; null for one that does not. */
function mismatchOf(campaign: PublishedCampaign, standing: Standing): TraceRow | null {
  const { id, kind, path, trigger } = campaign;
  const row = (gate: 'path' | 'trigger', code: string, saw: Saw) => ({
    campaignId: id,
    passed: false,
    gate,
    code,
    saw,
  });
  const { tier, placement, feature, event } = standing;
  if (kind !== 'limit-warning' && path && tier !== null && path.from !== tier)
    return row('path', 'other-tier', { tier, from: path.from, to: path.to });
  switch (trigger.kind) {
    case 'placement':
      return row('trigger', 'other-placement', { placement, wanted: trigger.placement });
    case 'feature':
      return row('trigger', 'other-feature', { feature, wanted: trigger.feature });
    case 'event':
      return row('trigger', 'other-event', { event, wanted: trigger.name });
    default:
      return null;
  }
}

/** What is seen there holds plain values only. */
function isSame(row: TraceRow, other: TraceRow | null): boolean {
  if (!other || row.gate !== other.gate || row.code !== other.code) return false;
  const names = Object.keys(row.saw);
  return (
    names.length === Object.keys(other.saw).length && names.every((name) => Object.is(row.saw[name], other.saw[name]))
  );
}
