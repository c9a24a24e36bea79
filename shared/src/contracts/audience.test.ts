import { describe, expect, it } from 'vitest';
import { audienceSchema, MOST_CONDITIONS, MOST_DEPTH } from './audience.ts';

const leaf = { of: 'tier', is: 'one-of', value: ['starter'] };
const nested = (depth: number, inside: unknown = leaf) => {
  let audience = inside;
  for (let level = 0; level < depth; level++) audience = { all: [audience] };
  return audience;
};
const faults = (sent: unknown) => {
  const parsed = audienceSchema.safeParse(sent);
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map((one) => [one.path.join('.'), one.message]));
};

describe('reading an audience', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['no object', 5, '', /^write a condition/],
    ['nothing in it', {}, '', /^write a condition/],
    ['two things at once', { all: [], any: [] }, '', /^write only one of all and any$/],
    ['a group beside a condition', { ...leaf, not: leaf }, '', /^write only one of not and of$/],
    ['a group that is no list', { any: { 0: leaf } }, 'any', /^write a list/],
    ['an unknown kind', { all: [leaf, { of: 'weather' }] }, 'all.1.of', /^write one of: account, user/],
    ['a kind of another object', { of: 'constructor' }, 'of', /^write one of/],
    [
      'an unknown operator',
      { all: [{ any: [leaf, { ...leaf, is: 'more' }] }] },
      'all.0.any.1.is',
      /^write one of: one-of/,
    ],
    ['a number as text', { not: { of: 'risk', is: 'more', value: '2' } }, 'not.value', /^write a number$/],
    ['a list of numbers', { ...leaf, value: ['a', 5] }, 'value.1', /^write a text$/],
    [
      'too many days',
      { of: 'active-users', days: 91, is: 'more', value: 1 },
      'days',
      /^write a whole number of days, 1 to 90$/,
    ],
    ['a nameless trait', { of: 'user', trait: '', is: 'exists' }, 'trait', /^write the name of a trait/],
    [
      'an object as value',
      { of: 'user', trait: 'a', is: 'equal', value: { a: 1 } },
      'value',
      /^write a text, a number/,
    ],
    ['a list in a list', { of: 'user', trait: 'a', is: 'one-of', value: [['a']] }, 'value', /^write a text, a number/],
    ['too deep', nested(MOST_DEPTH + 1), Array(MOST_DEPTH).fill('all.0').join('.'), /deep/],
    ['deep beyond all measure', nested(100_000), Array(MOST_DEPTH).fill('all.0').join('.'), /deep/],
    ['too many', { all: Array(MOST_CONDITIONS + 1).fill(leaf) }, `all.${MOST_CONDITIONS}`, /at most 200 conditions/],
    ['too many groups', { all: Array(1_000_000).fill({ all: [] }) }, 'all.199', /at most 200 groups/],
  ])('says where %s stands', (_, sent, path, message) => {
    expect(faults(sent)).toEqual({ [path]: expect.stringMatching(message) });
  });

  it('tells of everything that is wrong at once', () => {
    const half = { of: 'event', name: '', by: 'anyone', days: 0, is: 'more', value: null };
    expect(Object.keys(faults({ all: [half, { of: 'path', is: 'moved' }] })).sort()).toEqual([
      ...['all.0.by', 'all.0.days', 'all.0.name', 'all.0.value'],
      ...['all.1.days', 'all.1.from', 'all.1.to'],
    ]);
  });

  it('takes what is half written, as deep and as long as it may be', () => {
    const half = { of: 'account', trait: 'size', is: 'more', value: 'ten' };
    expect(audienceSchema.parse(nested(MOST_DEPTH, half))).toEqual(nested(MOST_DEPTH, half));
    expect(faults({ all: Array(MOST_CONDITIONS).fill(leaf) })).toEqual({});
    expect(faults({ of: 'account', trait: 'size', is: 'exists', value: null })).toEqual({});
  });
});
