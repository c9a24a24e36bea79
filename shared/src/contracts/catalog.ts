import { z } from 'zod';
import { type FeatureId, idSchema, type LimitId, RESERVED_NAME, type TierId } from './ids.ts';

/** Money in integer minor units of `currency`. */
export interface Price {
  interval: 'month' | 'year';
  amount: number;
  currency: string;
  perSeat: boolean;
  stripePriceIds: readonly string[];
}

/** Another event that counts as this entry; every property of `where` must be equal. */
export interface Alias {
  event: string;
  where?: { readonly [property: string]: string | number | boolean };
}

/** A tier lists only the features it adds; limits it does not name are those of the tier below. `null` is unlimited. */
export interface Tier {
  id: TierId;
  name: string;
  features: readonly FeatureId[];
  limits: { readonly [limit: LimitId]: number | null };
  prices: readonly Price[];
}

export interface Feature {
  id: FeatureId;
  name: string;
  core: boolean;
  minUses: number;
  counted: boolean;
  serverOnly: boolean;
  aliases: readonly Alias[];
}

/** `metered` counts usage in a period, `level` holds the value last set. */
export interface Limit {
  id: LimitId;
  name: string;
  kind: 'metered' | 'level';
  period: 'month' | 'billing';
  serverOnly: boolean;
  aliases: readonly Alias[];
}

export interface Product {
  id: string;
  name: string;
  prices: readonly Price[];
}

/** What is sold: ordered tiers (lowest first), features, limits and add-on products. */
export interface Catalog {
  version: number;
  tiers: readonly Tier[];
  features: readonly Feature[];
  limits: readonly Limit[];
  products: readonly Product[];
  /** Traits that a browser may not set unsigned, beside tier, plan, mrr, seats, role and stripeCustomerId. */
  protectedTraits?: readonly string[];
  /** Tiers of versions before: an account that is told to be on one still is. Kept by the server. */
  formerTiers?: readonly TierId[];
}

/** What is sold is looked up by its id, in objects. */
const entryIdSchema = idSchema.refine(
  (id) => id !== RESERVED_NAME,
  `the name ${RESERVED_NAME} cannot be used: choose another id`,
);

const aliasSchema = z.looseObject({
  event: z.string().min(1),
  where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
});
const priceSchema = z.looseObject({
  interval: z.enum(['month', 'year']),
  amount: z.int().nonnegative(),
  currency: z.string().regex(/^[a-z]{3}$/i, 'a currency is three letters, for example usd'),
  perSeat: z.boolean().default(false),
  stripePriceIds: z.array(z.string()).default([]),
});
const tierSchema = z.looseObject({
  id: entryIdSchema,
  name: z.string().min(1),
  features: z.array(idSchema).default([]),
  limits: z.record(idSchema, z.int().nonnegative().nullable()).default({}),
  prices: z.array(priceSchema).default([]),
});
const featureSchema = z.looseObject({
  id: entryIdSchema,
  name: z.string().min(1),
  core: z.boolean().default(false),
  minUses: z.int().positive().default(1),
  counted: z.boolean().default(true),
  serverOnly: z.boolean().default(false),
  aliases: z.array(aliasSchema).default([]),
});
const limitSchema = z
  .looseObject({
    id: entryIdSchema,
    name: z.string().min(1).exactOptional(),
    kind: z.enum(['metered', 'level']),
    period: z.enum(['month', 'billing']).default('month'),
    serverOnly: z.boolean().default(false),
    aliases: z.array(aliasSchema).default([]),
  })
  .transform((limit) => ({ ...limit, name: limit.name ?? limit.id }));
const productSchema = z.looseObject({
  id: entryIdSchema,
  name: z.string().min(1),
  prices: z.array(priceSchema).default([]),
});

/** Checks shape and references; an unknown field is kept. */
export const catalogSchema = z
  .looseObject({
    version: z.int('send the version that was read, a whole number').nonnegative(),
    tiers: z.array(tierSchema),
    features: z.array(featureSchema).default([]),
    limits: z.array(limitSchema).default([]),
    products: z.array(productSchema).default([]),
    protectedTraits: z.array(z.string()).exactOptional(),
    formerTiers: z.array(entryIdSchema).exactOptional(),
  })
  .superRefine((catalog, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    for (const list of ['tiers', 'features', 'limits', 'products'] as const) {
      const seen = new Set<string>();
      for (const [index, { id }] of catalog[list].entries()) {
        if (seen.has(id)) complain([list, index, 'id'], `the id ${id} stands here twice`);
        seen.add(id);
      }
    }
    const features = new Set(catalog.features.map(({ id }) => id));
    const limits = new Set(catalog.limits.map(({ id }) => id));
    for (const [index, tier] of catalog.tiers.entries()) {
      for (const [at, feature] of tier.features.entries())
        if (!features.has(feature)) complain(['tiers', index, 'features', at], `no feature ${feature} in this catalog`);
      for (const limit of Object.keys(tier.limits))
        if (!limits.has(limit)) complain(['tiers', index, 'limits', limit], `no limit ${limit} in this catalog`);
    }
  }) satisfies z.ZodType<Catalog>;
