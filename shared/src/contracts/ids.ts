import { z } from 'zod';

/** A string that stands for one kind of thing; ids of two kinds cannot be mixed up. */
type Flavor<Name extends string> = string & { readonly __of?: Name };

export type AccountId = Flavor<'account'>;
export type UserId = Flavor<'user'>;
export type EventId = Flavor<'event'>;
export type CampaignId = Flavor<'campaign'>;
export type VariantId = Flavor<'variant'>;
export type DecisionId = Flavor<'decision'>;
export type LeaseId = Flavor<'lease'>;
export type TierId = Flavor<'tier'>;
export type FeatureId = Flavor<'feature'>;
export type ProductId = Flavor<'product'>;
export type LimitId = Flavor<'limit'>;

const MAX_BYTES = 256;
const CONTROL = /\p{Cc}/u;

/** 1 to 256 bytes of UTF-8 without control characters; half a surrogate pair is no UTF-8. */
export function isId(text: string): boolean {
  if (text.length === 0 || text.length > MAX_BYTES || CONTROL.test(text) || !text.isWellFormed()) return false;
  return text.length * 3 <= MAX_BYTES || new TextEncoder().encode(text).length <= MAX_BYTES;
}

/** The one name that no object can hold as its own without care; readers drop it. */
export const RESERVED_NAME = '__proto__';

export const idSchema = z.string().refine(isId, 'an id is 1 to 256 bytes without control characters');
