import { z } from 'zod';
import { idSchema } from './ids.ts';

export const traitOperators = [
  'equal',
  'not-equal',
  'one-of',
  'none-of',
  'contains',
  'has-all',
  'starts-with',
  'ends-with',
  'more',
  'at-least',
  'less',
  'at-most',
  'before',
  'after',
  'version-equal',
  'version-at-least',
  'version-less',
  'exists',
  'missing',
] as const;
export type TraitOperator = (typeof traitOperators)[number];

export const numberOperators = ['equal', 'not-equal', 'more', 'at-least', 'less', 'at-most'] as const;
export type NumberOperator = (typeof numberOperators)[number];

/** A calendar day relative to the moment, in the account's zone; negative is the past. Only for `before` and `after`. */
export interface RelativeDay {
  daysFromNow: number;
}

/** One test. `value` is a text, number, boolean, a list of them or a relative day, as the operator asks. */
export type Condition =
  | { of: 'account' | 'user'; trait: string; is: TraitOperator; value?: unknown }
  | { of: 'tier' | 'role' | 'locale'; is: 'one-of' | 'none-of'; value: readonly string[] }
  | { of: 'limit'; limit: string; measure: 'ratio' | 'used'; is: NumberOperator; value: number }
  | { of: 'adoption' | 'readiness' | 'risk' | 'seats'; is: NumberOperator; value: number }
  | { of: 'active-users'; days: number; is: NumberOperator; value: number }
  | { of: 'event'; name: string; by: 'account' | 'user'; days: number; is: NumberOperator; value: number }
  /** The account moved from one tier to another in the last days. */
  | { of: 'path'; from: string; to: string; days: number; is: 'moved' | 'not-moved' };

/** Who. `{ all: [] }` matches everyone. */
export type Audience = { all: readonly Audience[] } | { any: readonly Audience[] } | { not: Audience } | Condition;

const operator = z.enum(numberOperators);
const days = z.int().positive().max(90);
const conditionSchema = z.union([
  z.object({
    of: z.enum(['account', 'user']),
    trait: z.string().min(1),
    is: z.enum(traitOperators),
    value: z.unknown().exactOptional(),
  }),
  z.object({ of: z.enum(['tier', 'role', 'locale']), is: z.enum(['one-of', 'none-of']), value: z.array(z.string()) }),
  z.object({
    of: z.literal('limit'),
    limit: z.string().min(1),
    measure: z.enum(['ratio', 'used']),
    is: operator,
    value: z.number(),
  }),
  z.object({ of: z.enum(['adoption', 'readiness', 'risk', 'seats']), is: operator, value: z.number() }),
  z.object({ of: z.literal('active-users'), days, is: operator, value: z.number() }),
  z.object({
    of: z.literal('event'),
    name: z.string().min(1),
    by: z.enum(['account', 'user']),
    days,
    is: operator,
    value: z.number(),
  }),
  z.object({ of: z.literal('path'), from: idSchema, to: idSchema, days, is: z.enum(['moved', 'not-moved']) }),
]);

export const audienceSchema: z.ZodType<Audience> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(audienceSchema) }),
    z.object({ any: z.array(audienceSchema) }),
    z.object({ not: audienceSchema }),
    conditionSchema,
  ]),
);

/** What an environment has really sent, so that conditions can be offered and checked. */
export interface SeenTrait {
  of: 'account' | 'user';
  name: string;
  kinds: readonly ValueKind[];
  /** A few values, newest first, for completion. */
  examples: readonly (string | number | boolean)[];
}
export const valueKinds = ['text', 'number', 'boolean', 'date', 'version', 'list'] as const;
/** A text that reads as a date or a version is of that kind too. */
export type ValueKind = (typeof valueKinds)[number];

/** The answer to `GET /v1/names`. */
export interface SeenNames {
  traits: readonly SeenTrait[];
  events: readonly string[];
}
