import { z } from 'zod';

/** What a trait may hold. Objects and nested lists are kept as they came, conditions see them as missing. */
export type TraitValue = string | number | boolean | null | readonly unknown[] | { readonly [key: string]: unknown };
export type Traits = { readonly [name: string]: TraitValue };

const traitValueSchema: z.ZodType<TraitValue> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.unknown()),
  z.record(z.string(), z.unknown()),
]);
export const traitsSchema = z.record(z.string(), traitValueSchema);
