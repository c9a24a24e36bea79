import { createClient } from './client.ts';
import { lazyParts } from './lazy.ts';
import type { Uptier, UptierConfig } from './types.ts';

export type {
  EventName,
  FeatureName,
  Gate,
  Identity,
  LimitName,
  NudgeNotice,
  PlacementName,
  PromptOutcome,
  Theme,
  TrackOptions,
  TraitValues,
  Undo,
  UpgradeNotice,
  Uptier,
  UptierConfig,
  UptierError,
  UptierEvents,
  UptierNames,
  Usage,
  UsageReading,
} from './types.ts';
export type { ThemeValues } from './ui/view.ts';

/**
 * Makes a client. It never throws and never blocks: what goes wrong is told to `onError`.
 *
 * @example
 * const uptier = createUptier({ key: 'pk_live_1', host: 'https://uptier.example.com' });
 * uptier.identify({ user: { id: 'u-1' }, account: { id: 'a-1' } });
 * uptier.track('report_runs');
 */
export function createUptier(config: UptierConfig): Uptier {
  return createClient(config, lazyParts);
}
