import { z } from 'zod';
import { idSchema } from './ids.ts';
import type { LimitUsage } from './session.ts';
import { timeSchema } from './time.ts';
import { type Traits, traitsSchema } from './trait.ts';

export interface Adoption {
  used: number;
  total: number;
  ratio: number;
}

/** `value` is 0 to 1 and null when the factor has no data and is left out; `weight` is of 100. */
export interface ReadinessFactor {
  id: 'usage' | 'adoption' | 'engagement' | 'satisfaction' | 'team' | 'budget' | 'whitespace';
  weight: number;
  value: number | null;
  saw: { readonly [name: string]: unknown };
}

/** `score` 0 to 100, null below half coverage. */
export interface Readiness {
  score: number | null;
  coverage: number;
  band: 'act' | 'nurture' | 'adopt' | null;
  factors: ReadinessFactor[];
}

export const riskSignalIds = ['usage', 'active-users', 'core-use', 'tickets', 'champion', 'nps', 'competitor'] as const;

/** `present` is null when the baseline is missing: unknown, and unknown is not present. */
export interface RiskSignal {
  id: (typeof riskSignalIds)[number];
  present: boolean | null;
  saw: { readonly [name: string]: unknown };
}

export interface Risk {
  count: number;
  signals: RiskSignal[];
}

export interface Mute {
  reason: string;
  until: string | null;
}

/** The answer to `GET /v1/accounts/{id}`. */
export interface Account {
  id: string;
  tier: string | null;
  seats: number | null;
  mrr: number | null;
  currency: string | null;
  /** Add-on products; null when nobody said. */
  products: readonly string[] | null;
  traits: Traits;
  usage: Record<string, LimitUsage>;
  adoption: Adoption | null;
  readiness: Readiness;
  risk: Risk;
  muted: Mute | null;
}

export interface User {
  id: string;
  traits: Traits;
  lastActiveAt: string | null;
}

export const accountUpsertSchema = z.looseObject({
  traits: traitsSchema.exactOptional(),
  muted: z
    .object({ reason: z.string().min(1).max(500), until: timeSchema.nullable().exactOptional() })
    .nullable()
    .exactOptional(),
});
export const userUpsertSchema = z.looseObject({ traits: traitsSchema.exactOptional() });

export const planRequestSchema = z.looseObject({
  id: z.string().min(1),
  tier: z.string().min(1),
  seats: z.int().nonnegative().exactOptional(),
  mrr: z.int().nonnegative(),
  currency: z.string().regex(/^[a-z]{3}$/i),
  products: z.array(idSchema).max(100).exactOptional(),
  at: timeSchema.exactOptional(),
});
