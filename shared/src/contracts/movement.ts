import type { EpochMs } from './time.ts';

export const movementKinds = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const;
export type MovementKind = (typeof movementKinds)[number];

export const motions = ['tier', 'seats', 'usage', 'cross-sell'] as const;
export type Motion = (typeof motions)[number];

/** One change of an account's recurring revenue. MRR in minor units a month. `kind` null: the tier moved, the revenue did not. */
export interface Movement {
  at: EpochMs;
  kind: MovementKind | null;
  motion: Motion;
  fromTier: string | null;
  toTier: string | null;
  mrrBefore: number;
  mrrAfter: number;
  currency: string;
}
