import type { CampaignKind } from '@uptier/shared/contracts/campaign.ts';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { NumberWords } from './number-words.ts';
import type { Words } from './words.ts';

/** What a user can do with a nudge. `dismissed` is close or Escape, `snoozed` the words "Not now", `expired` nobody's doing. */
export type Act = 'primary' | 'secondary' | 'dismissed' | 'snoozed' | 'never' | 'requested' | 'expired';

/** The ten public names of the theme, and the scheme. */
export interface ThemeValues {
  scheme?: 'light' | 'dark';
  accent?: string;
  onAccent?: string;
  surface?: string;
  text?: string;
  muted?: string;
  line?: string;
  warn?: string;
  bad?: string;
  radius?: string;
  font?: string;
}

/** One nudge to paint. */
export interface PaintRequest {
  nudge: Nudge;
  kind: CampaignKind;
  surface: Surface;
  decisionId: string;
  /** The host's element: a slot to stand in, or a tooltip's anchor. Null: over the page. */
  place: Element | null;
  theme: ThemeValues;
  act(what: Act): void;
}

/** A painted nudge. `close` is the undo of everything painting did. */
export interface Painted {
  element: Element;
  close(): void;
  /** Draws other words or numbers in place. */
  update?(nudge: Nudge): void;
}

export type Paint = (request: PaintRequest) => Painted;

/** What the chunk of a surface gives. */
export interface SurfaceChunk {
  paint: Paint;
  learnLanguages(languages: Record<string, Words & NumberWords>): void;
}

/** What a surface's view needs. `floating` views carry a close button even where the flat one has none. */
export interface ViewProps extends Pick<PaintRequest, 'nudge' | 'kind' | 'decisionId' | 'act'> {
  floating: boolean;
}
