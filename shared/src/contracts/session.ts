import { z } from 'zod';
import type { Lease } from './decision.ts';
import { idSchema } from './ids.ts';
import { traitsSchema } from './trait.ts';

/** Use of one limit in its current period. Times are ISO 8601; `limit` null is unlimited; `reachedAt` is the forecast. */
export interface LimitUsage {
  used: number;
  limit: number | null;
  ratio: number | null;
  resetsAt: string | null;
  reachedAt: string | null;
}

export interface Entitlement {
  allowed: boolean;
  reason: 'included' | 'not-in-tier' | 'no-tier' | 'unknown-feature';
}

export interface Session {
  usage: Record<string, LimitUsage>;
  entitlements: Record<string, Entitlement>;
  leases: Lease[];
  pollMs: number;
  /** The server’s time of this answer, ISO 8601, by which its leases run out, whatever the page’s own clock says; without it they do not. */
  at?: string;
  /** Only in development: the page may then tell its developer more. */
  environment?: 'development';
}

const who = z.looseObject({ id: idSchema, traits: traitsSchema.exactOptional() });

export const sessionRequestSchema = z.looseObject({
  user: who,
  account: who,
  locale: z.string().max(64).exactOptional(),
  placements: z.array(idSchema).max(200).exactOptional(),
});
export type SessionRequest = z.output<typeof sessionRequestSchema>;
