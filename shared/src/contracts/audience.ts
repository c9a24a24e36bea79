import { z } from 'zod';
import { isId } from './ids.ts';

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
interface RelativeDay {
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

/** Groups may stand this deep; an audience has at most so many conditions, and as many groups. */
export const MOST_DEPTH = 10;
export const MOST_CONDITIONS = 200;
const MOST_VALUES = 1000;
const LONGEST = 1000;

const oneOf = <const Word extends string>(words: readonly Word[]) => z.enum(words, `write one of: ${words.join(', ')}`);
const text = (what: string) => {
  const sentence = `write ${what}, 1 to 256 bytes without control characters`;
  return z.string(sentence).refine(isId, sentence);
};
const is = oneOf(numberOperators);
const value = z.number('write a number');
const WHOLE_DAYS = 'write a whole number of days, 1 to 90';
const days = z.int(WHOLE_DAYS).min(1, WHOLE_DAYS).max(90, WHOLE_DAYS);
const TEXTS = `write a list of texts, at most ${MOST_VALUES}`;
const texts = z
  .array(z.string('write a text').max(LONGEST, `at most ${LONGEST} characters`), TEXTS)
  .max(MOST_VALUES, TEXTS);

const scalar = z.union([z.string().max(LONGEST), z.number(), z.boolean()]);
const UNREADABLE = `write a text, a number, true or false, a list of them (at most ${MOST_VALUES}), or {"daysFromNow": n}`;
const relativeDay = z.object({ daysFromNow: z.number() }) satisfies z.ZodType<RelativeDay>;
/** Whether it fits its operator is asked before publishing, so that half of it can be saved. */
const traitValue = z.union([scalar, z.null(), z.array(scalar).max(MOST_VALUES), relativeDay], UNREADABLE);

const ofTrait = <const Of extends 'account' | 'user'>(of: Of) =>
  z.object({
    of: z.literal(of),
    trait: text('the name of a trait'),
    is: oneOf(traitOperators),
    value: traitValue.exactOptional(),
  });
const ofList = <const Of extends 'tier' | 'role' | 'locale'>(of: Of) =>
  z.object({ of: z.literal(of), is: oneOf(['one-of', 'none-of']), value: texts });
const ofNumber = <const Of extends 'adoption' | 'readiness' | 'risk' | 'seats'>(of: Of) =>
  z.object({ of: z.literal(of), is, value });

const conditions = {
  account: ofTrait('account'),
  user: ofTrait('user'),
  tier: ofList('tier'),
  role: ofList('role'),
  locale: ofList('locale'),
  limit: z.object({
    of: z.literal('limit'),
    limit: text('the id of a limit'),
    measure: oneOf(['ratio', 'used']),
    is,
    value,
  }),
  adoption: ofNumber('adoption'),
  readiness: ofNumber('readiness'),
  risk: ofNumber('risk'),
  seats: ofNumber('seats'),
  'active-users': z.object({ of: z.literal('active-users'), days, is, value }),
  event: z.object({
    of: z.literal('event'),
    name: text('the name of an event'),
    by: oneOf(['account', 'user']),
    days,
    is,
    value,
  }),
  path: z.object({
    of: z.literal('path'),
    from: text('the id of a tier'),
    to: text('the id of a tier'),
    days,
    is: oneOf(['moved', 'not-moved']),
  }),
} satisfies { readonly [Of in Condition['of']]: z.ZodType<Condition> };

/** What an audience looks like, to describe it; `audienceSchema` reads one and says where it is wrong. */
export const audienceShape: z.ZodType<Audience> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(audienceShape) }),
    z.object({ any: z.array(audienceShape) }),
    z.object({ not: audienceShape }),
    ...Object.values(conditions),
  ]),
);

/** Refuses with an issue at the exact place of each fault. A fault below MOST_DEPTH is not looked for. */
export const audienceSchema: z.ZodType<Audience> = z.unknown().transform((sent, context) => {
  const reading: Reading = { conditions: 0, groups: 0, issues: [] };
  const audience = readAudience(sent, [], reading);
  for (const { path, message } of reading.issues) context.addIssue({ code: 'custom', path, message });
  return audience === null || reading.issues.length > 0 ? z.NEVER : audience;
});

type Place = readonly (string | number)[];
interface Reading {
  conditions: number;
  groups: number;
  issues: { path: (string | number)[]; message: string }[];
}

/** Null where something was refused; what it was stands among the issues. */
function readAudience(sent: unknown, at: Place, reading: Reading): Audience | null {
  const refuse = (message: string, ...place: string[]) => {
    reading.issues.push({ path: [...at, ...place], message });
    return null;
  };
  if (!isRecord(sent)) return refuse('write a condition, or all, any or not with conditions in it');
  const keys = ['all', 'any', 'not', 'of'].filter((name) => Object.hasOwn(sent, name));
  const [key] = keys;
  if (key === undefined) return refuse('write a condition with its `of`, or all, any or not');
  if (keys.length > 1) return refuse(`write only one of ${keys.join(' and ')}`);
  if (key === 'of') return readCondition(sent, at, reading);
  const depth = at.filter((step) => typeof step === 'string').length;
  if (depth >= MOST_DEPTH) return refuse(`groups stand at most ${MOST_DEPTH} deep: write it flatter`);
  if (++reading.groups > MOST_CONDITIONS) return refuse(`an audience has at most ${MOST_CONDITIONS} groups`);
  if (key === 'not') {
    const not = readAudience(sent.not, [...at, 'not'], reading);
    return not && { not };
  }
  const parts = sent[key];
  if (!Array.isArray(parts)) return refuse('write a list of conditions', key);
  const read: Audience[] = [];
  for (const [index, part] of parts.entries()) {
    const audience = readAudience(part, [...at, key, index], reading);
    if (audience) read.push(audience);
    if (reading.conditions > MOST_CONDITIONS || reading.groups > MOST_CONDITIONS) break;
  }
  return key === 'all' ? { all: read } : { any: read };
}

function readCondition(sent: { readonly [name: string]: unknown }, at: Place, reading: Reading): Condition | null {
  const complain = (path: readonly PropertyKey[], message: string) =>
    reading.issues.push({
      path: [...at, ...path.map((step) => (typeof step === 'number' ? step : String(step)))],
      message,
    });
  if (++reading.conditions > MOST_CONDITIONS) {
    complain([], `an audience has at most ${MOST_CONDITIONS} conditions`);
    return null;
  }
  const { of } = sent;
  if (!isKind(of)) {
    complain(['of'], `write one of: ${Object.keys(conditions).join(', ')}`);
    return null;
  }
  const parsed = conditions[of].safeParse(sent);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) complain(path, message);
  return null;
}

function isKind(of: unknown): of is Condition['of'] {
  return typeof of === 'string' && Object.hasOwn(conditions, of);
}

function isRecord(sent: unknown): sent is { readonly [name: string]: unknown } {
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent);
}

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

export const seenNamesSchema = z.object({
  traits: z.array(
    z.object({
      of: z.enum(['account', 'user']),
      name: z.string(),
      kinds: z.array(z.enum(valueKinds)),
      examples: z.array(z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
  events: z.array(z.string()),
}) satisfies z.ZodType<SeenNames>;
