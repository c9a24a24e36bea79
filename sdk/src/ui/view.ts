import type { CampaignKind } from '@uptier/shared/contracts/campaign.ts';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { ComponentType } from 'preact';

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

/**
 * How nudges look: a scheme, or a scheme and any of the ten theme names. Unset names follow the page; `auto`, the
 * default, follows its `color-scheme`, or what it says (`data-theme`, a class `dark`) or shows where it has none.
 */
export type Theme = 'light' | 'dark' | 'auto' | ThemeValues;

/** One nudge to paint. */
export interface PaintRequest {
  nudge: Nudge;
  kind: CampaignKind;
  surface: Surface;
  decisionId: string;
  /** The host's element: a slot to stand in, or a tooltip's anchor. Null: over the page. */
  place: Element | null;
  theme: Theme | undefined;
  /** Where somebody asks or asked: what says so. */
  asking: Asking | null;
  /** Colleagues who asked are why it came, and what it begins with. */
  isHeaded: boolean;
  act(what: Act): void;
}

/** A painted nudge. `close` is the undo of everything painting did. */
export interface Painted {
  element: Element;
  close(): void;
  /** Draws other words or numbers in place. */
  update(nudge: Nudge): void;
}

export type Paint = (request: PaintRequest) => Painted;

/** What the chunk of a surface gives. */
export interface SurfaceChunk {
  paint: Paint;
}

/** Says who asked for what, and when; fetched only for nudges that somebody asks by. */
export interface Asking {
  styles: string;
  /** The nudge with "4 colleagues asked for SSO" as its title. */
  head(nudge: Nudge): Nudge;
  /** The button that asks; asked, it says so and since when, and stays. */
  Ask: ComponentType<ViewProps>;
  /** Who and when in a line, and in rows or faces where there is room. */
  Line: ComponentType<ViewProps>;
  People: ComponentType<ViewProps>;
}

/** What a surface's view needs. `floating`: a flat surface over the page, which then wants a close button. */
export interface ViewProps extends Pick<PaintRequest, 'nudge' | 'kind' | 'decisionId' | 'act' | 'asking' | 'isHeaded'> {
  floating?: boolean;
}
