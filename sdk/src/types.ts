import type { Theme } from './ui/view.ts';

export type { Theme };

/**
 * The names of your workspace. `uptier types` writes a file that adds `features`, `limits`, `placements` and `events` to
 * it, and from then on the calls below take no other names. Without that file every text is taken.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface UptierNames {}

type NamesOf<List extends string> = UptierNames extends Record<List, infer Name extends string> ? Name : string;

export type FeatureName = NamesOf<'features'>;
export type LimitName = NamesOf<'limits'>;
export type PlacementName = NamesOf<'placements'>;
/** What `track` takes: features, metered limits, and events of your own. */
export type EventName = NamesOf<'events'>;

/** Takes back what the call that returned it did. Safe to call twice. */
export type Undo = () => void;

export interface UptierConfig {
  /** The environment's public key, `pk_…`. */
  key: string;
  /** Where Uptier answers, for example `https://uptier.example.com`; a path in front of `/v1` is kept. */
  host: string;
  /**
   * Other paths under `host` for single calls, where a proxy of your own passes them on under names that no filter list
   * knows: `{ events: '/e' }` sends to `host` + `/e` what Uptier takes at `/v1/events`. Unset: `/v1/` and the name.
   */
  paths?: { session?: string; stream?: string; events?: string; claim?: string };
  /** A signed identity, or a function that fetches one. Needed in production environments. */
  identityToken?: string | (() => Promise<string>);
  /** Locale of nudges, for example `pt-BR`. Unset: the page's `lang`, else the browser's. */
  locale?: string;
  theme?: Theme;
  /** Where unsent events wait. `local` survives a reload and is the default. */
  storage?: 'local' | 'memory';
  /** True while the host must not be interrupted. */
  busy?: () => boolean;
  /** Hears everything that went wrong; nothing is ever thrown. */
  onError?: (error: UptierError) => void;
  /** A name for custom elements to pick this client by, when a page has several. */
  instance?: string;
}

/** What went wrong and what to do. */
export interface UptierError {
  code:
    | 'setup'
    | 'unauthorized'
    | 'unreachable'
    | 'rejected'
    | 'outbox-full'
    | 'not-loaded'
    | 'host'
    | 'advice'
    | 'internal';
  message: string;
  cause?: unknown;
}

export type TraitValues = { readonly [name: string]: unknown };

export interface Identity {
  user: { id: string; traits?: TraitValues };
  account: { id: string; traits?: TraitValues };
}

/** Use of one limit. Times are epoch milliseconds; `limit` null is unlimited; `reachedAt` is the forecast. */
export interface Usage {
  used: number;
  limit: number | null;
  ratio: number | null;
  resetsAt: number | null;
  reachedAt: number | null;
}

export interface UsageReading {
  /** Null until the server has answered once. */
  readonly value: Usage | null;
  /** Runs at each change. Returns its undo. */
  subscribe(run: (value: Usage | null) => void): Undo;
}

export type PromptOutcome = 'shown' | 'withheld' | 'none';

export interface Gate {
  allowed: boolean;
  /** `included`, `not-in-tier`, …; `unknown` before any answer. */
  reason: string;
  /** Shows what unlocks the feature, after the user's own click. Never rejects. */
  prompt(place?: Element | null): Promise<PromptOutcome>;
}

export interface NudgeNotice {
  decisionId: string;
  campaignId: string;
  kind: string;
  surface: string;
  /** For `clicked`: which action, and its link. */
  action?: 'primary' | 'secondary';
  url?: string;
  /** For `dismissed`: how. */
  how?: 'dismissed' | 'snoozed' | 'never';
}

export interface UpgradeNotice {
  fromTier?: string;
  toTier?: string;
}

export interface UptierEvents {
  shown: NudgeNotice;
  clicked: NudgeNotice;
  dismissed: NudgeNotice;
  requested: NudgeNotice;
  upgraded: UpgradeNotice;
  /** The server said something new: gates and usage may read differently. */
  changed: object;
  error: UptierError;
}

/** What `track` takes besides the name: a whole quantity (default 1); everything else is kept as properties. */
export type TrackOptions = { readonly quantity?: number; readonly [property: string]: unknown };

export interface Uptier {
  /** Says who is using the page. Calling it again with another identity starts over. */
  identify(identity: Identity): void;
  /** Counts a use. Kept over reloads until the server has it. */
  track(name: EventName, options?: TrackOptions): void;
  /** May the account use this feature? Before any answer: allowed, reason `unknown`. */
  gate(feature: FeatureName): Gate;
  usage(limit: LimitName): UsageReading;
  /** Says that a spot of the page exists, with the element reserved for it if there is one. Returns its undo. */
  place(placement: PlacementName, element?: Element | null): Undo;
  on<Name extends keyof UptierEvents>(name: Name, listener: (detail: UptierEvents[Name]) => void): Undo;
  /** Reports that a checkout began; the decision is the one in the page's address unless given. */
  checkout(decisionId?: string): void;
  /** Forgets the identity, on logout: nudges go, leases are dropped. Unsent events are kept for their account. */
  reset(): void;
  /** Undoes everything: no listener, timer or node is left. */
  destroy(): void;
}
