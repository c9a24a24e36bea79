import type { ConversionQuery } from '../../api/reports.ts';
import { usePeriod } from '../../app/chosen-period.ts';
import { query, setQuery } from '../../app/router.ts';

export const WINDOWS = [7, 14, 30, 60, 90] as const;
const DEFAULT_WINDOW = 30;

/** The open cell. */
export type PathKey = { from: string; to: string };

/** What the address says about the conversion page. */
export function useConversionView(): { ask: ConversionQuery; open: PathKey | null } {
  const period = usePeriod();
  const at = query.value;
  const windowDays = WINDOWS.find((days) => String(days) === at.get('window')) ?? DEFAULT_WINDOW;
  const from = at.get('fromTier');
  const to = at.get('toTier');
  return {
    ask: {
      ...period,
      windowDays,
      target: at.get('target') === 'at-least' ? 'at-least' : 'exact',
      campaignId: at.get('campaign') ?? undefined,
      motion: (['seats', 'cross-sell'] as const).find((motion) => motion === at.get('motion')),
    },
    open: from && to ? { from, to } : null,
  };
}

export const setWindow = (days: string) => setQuery({ window: days === String(DEFAULT_WINDOW) ? null : days });
export const setTarget = (target: 'exact' | 'at-least') => setQuery({ target: target === 'exact' ? null : target });
/** Campaigns and open cells are of one motion. */
export const setMotion = (motion: string) =>
  setQuery({ motion: motion === 'tier' ? null : motion, campaign: null, fromTier: null, toTier: null, state: null });
export const setCampaign = (id: string) => setQuery({ campaign: id });

/** Opens the accounts behind a cell; `null` closes them. */
export const openCell = (cell: PathKey | null) =>
  setQuery({ fromTier: cell?.from ?? null, toTier: cell?.to ?? null, state: null }, { replace: cell === null });
