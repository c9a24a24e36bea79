import { z } from 'zod';
import type { AccountId, EventId, UserId } from './ids.ts';
import { idSchema } from './ids.ts';
import { type EpochMs, timeSchema } from './time.ts';
import { type Traits, traitsSchema } from './trait.ts';

export const nudgeActions = [
  'shown',
  'withheld',
  'clicked',
  'dismissed',
  'snoozed',
  'never',
  'requested',
  'checkout',
] as const;
export type NudgeAction = (typeof nudgeActions)[number];

/** What happened, apart from when and to whom. */
export type EventBody =
  | { type: 'usage'; name: string; quantity: number }
  | { type: 'level'; limit: string; value: number }
  | { type: 'traits'; of: 'account' | 'user'; traits: Traits }
  | { type: 'plan'; tier: string; seats?: number; mrr: number; currency: string; products?: readonly string[] }
  /** A page asked for a placement or a feature: what dry runs replay. Once a user and day is enough. */
  | { type: 'moment'; what: 'placement' | 'feature'; name: string }
  | {
      type: 'nudge';
      what: NudgeAction;
      decisionId?: string;
      campaignId?: string;
      variantId?: string;
      from?: string;
      to?: string;
    };

/** Who vouches for an event: a browser's public key, a browser with a signed identity, or a server. */
export type EventSource = 'public' | 'signed' | 'server';

/** An accepted event as it is kept: times corrected, account known. Its identity is (environment, account, id). */
export interface AcceptedEvent {
  id: EventId;
  accountId: AccountId;
  userId: UserId | null;
  at: EpochMs;
  receivedAt: EpochMs;
  source: EventSource;
  body: EventBody;
  properties: { readonly [name: string]: unknown };
}

const quantity = z
  .number()
  .refine((value) => Number.isSafeInteger(value) && value >= 0, 'a quantity is a whole number of 0 or more');
const envelope = {
  id: idSchema,
  at: timeSchema.exactOptional(),
  accountId: idSchema,
  userId: idSchema.nullable().exactOptional(),
  properties: z.record(z.string(), z.unknown()).exactOptional(),
};

/** The wire's events. Fields not named here are moved under `properties`. */
export const eventSchema = z
  .discriminatedUnion('type', [
    z.looseObject({ ...envelope, type: z.literal('usage'), name: idSchema, quantity: quantity.default(1) }),
    z.looseObject({ ...envelope, type: z.literal('level'), limit: idSchema, value: z.number().finite().nonnegative() }),
    z.looseObject({ ...envelope, type: z.literal('traits'), of: z.enum(['account', 'user']), traits: traitsSchema }),
    z.looseObject({
      ...envelope,
      type: z.literal('plan'),
      tier: idSchema,
      seats: z.int().nonnegative().exactOptional(),
      mrr: z.int().nonnegative(),
      currency: z.string().regex(/^[a-z]{3}$/i, 'a currency is three letters, for example usd'),
      products: z.array(idSchema).max(100).exactOptional(),
    }),
    z.looseObject({
      ...envelope,
      type: z.literal('moment'),
      what: z.enum(['placement', 'feature']),
      name: idSchema,
      userId: idSchema,
    }),
    z.looseObject({
      ...envelope,
      type: z.literal('nudge'),
      what: z.enum(nudgeActions),
      decisionId: idSchema.exactOptional(),
      campaignId: idSchema.exactOptional(),
      variantId: idSchema.exactOptional(),
      from: idSchema.exactOptional(),
      to: idSchema.exactOptional(),
    }),
  ])
  .refine((event) => event.type !== 'traits' || event.of !== 'user' || typeof event.userId === 'string', {
    path: ['userId'],
    message: 'traits of a user need its userId',
  });
export type WireEvent = z.output<typeof eventSchema>;

export const MAX_EVENTS = 1000;
export const MAX_SEGMENT_ITEMS = 2500;
export const MAX_BODY_BYTES = 1024 * 1024;

/** Events stay unparsed here, so that one bad event never sinks its neighbours. */
export const eventsRequestSchema = z.looseObject({ sentAt: timeSchema.exactOptional(), events: z.array(z.unknown()) });

export type EventResult =
  /** `problem` says what of it was left out, for example a trait that only a server may set. */
  | { id: string | null; status: 'accepted' | 'duplicate'; problem?: string }
  | { id: string | null; status: 'rejected'; problem: string };

export const eventsResponseSchema = z.object({
  results: z.array(
    z.object({
      id: z.string().nullable(),
      status: z.enum(['accepted', 'duplicate', 'rejected']),
      problem: z.string().exactOptional(),
    }),
  ),
});
