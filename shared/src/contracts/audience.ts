import { z } from 'zod';

export const traitOperators = [
  'equal',
  'not-equal',
  'one-of',
  'none-of',
  'contains',
  'starts-with',
  'more',
  'at-least',
  'less',
  'at-most',
  'before',
  'after',
  'exists',
  'missing',
] as const;
export type TraitOperator = (typeof traitOperators)[number];

export const numberOperators = ['equal', 'not-equal', 'more', 'at-least', 'less', 'at-most'] as const;
export type NumberOperator = (typeof numberOperators)[number];

/** One test. `value` is a text, number, boolean or a list of them as the operator asks. */
export type Condition =
  | { of: 'account' | 'user'; trait: string; is: TraitOperator; value?: unknown }
  | { of: 'tier'; is: 'one-of' | 'none-of'; value: readonly string[] }
  | { of: 'limit'; limit: string; measure: 'ratio' | 'used'; is: NumberOperator; value: number }
  | { of: 'adoption'; is: NumberOperator; value: number }
  | { of: 'active-users'; days: number; is: NumberOperator; value: number }
  | { of: 'event'; name: string; by: 'account' | 'user'; days: number; is: NumberOperator; value: number };

/** Who. `{ all: [] }` matches everyone. */
export type Audience = { all: readonly Audience[] } | { any: readonly Audience[] } | { not: Audience } | Condition;

const operator = z.enum(numberOperators);
const conditionSchema = z.union([
  z.object({
    of: z.enum(['account', 'user']),
    trait: z.string().min(1),
    is: z.enum(traitOperators),
    value: z.unknown().exactOptional(),
  }),
  z.object({ of: z.literal('tier'), is: z.enum(['one-of', 'none-of']), value: z.array(z.string()) }),
  z.object({
    of: z.literal('limit'),
    limit: z.string().min(1),
    measure: z.enum(['ratio', 'used']),
    is: operator,
    value: z.number(),
  }),
  z.object({ of: z.literal('adoption'), is: operator, value: z.number() }),
  z.object({ of: z.literal('active-users'), days: z.int().positive().max(90), is: operator, value: z.number() }),
  z.object({
    of: z.literal('event'),
    name: z.string().min(1),
    by: z.enum(['account', 'user']),
    days: z.int().positive().max(90),
    is: operator,
    value: z.number(),
  }),
]);

export const audienceSchema: z.ZodType<Audience> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(audienceSchema) }),
    z.object({ any: z.array(audienceSchema) }),
    z.object({ not: audienceSchema }),
    conditionSchema,
  ]),
);
