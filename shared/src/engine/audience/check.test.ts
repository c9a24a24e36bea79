import { describe, expect, it } from 'vitest';
import type { Audience, SeenNames, ValueKind } from '../../contracts/audience.ts';
import { catalog } from '../tests/world.ts';
import { checkAudience } from './check.ts';
import { kindsOf } from './kinds.ts';

const trait = (name: string, ...kinds: ValueKind[]) => ({ of: 'account' as const, name, kinds, examples: [] });
const seen: SeenNames = {
  traits: [
    trait('industry', 'text'),
    trait('size', 'number'),
    trait('mixed', 'text', 'number'),
    trait('trial', 'boolean'),
    trait('since', 'text', 'date'),
    trait('app', 'text', 'version'),
    trait('tags', 'list'),
  ],
  events: ['report.exported'],
};
const check = (audience: Audience) =>
  checkAudience(audience, { catalog, seen }).map(({ path, isWarning }) => `${path}${isWarning ? ' ?' : ''}`);
const on = (name: string, is: string, value?: unknown) =>
  JSON.parse(JSON.stringify({ of: 'account', trait: name, is, value }));

describe('checking an audience', () => {
  it.each<[object, string[]]>([
    [on('industry', 'equal', 'health'), []],
    [on('industry', 'more', 5), ['is']],
    [on('industry', 'before', '2026-11-20'), ['is']],
    [on('industry', 'version-less', '2'), ['is']],
    [on('industry', 'has-all', ['a']), ['is']],
    [on('industry', 'equal', 5), ['value']],
    [on('industry', 'not-equal', 5), ['value ?']],
    [on('industry', 'one-of', [1, true]), ['value']],
    [on('industry', 'one-of', [1, 'health']), []],
    [on('size', 'contains', '5'), ['is']],
    [on('size', 'starts-with', '5'), ['is']],
    [on('size', 'equal', '50'), ['value']],
    [on('size', 'at-least', 50), []],
    [on('size', 'after', { daysFromNow: -7 }), []],
    [on('mixed', 'more', 1), []],
    [on('mixed', 'contains', 'a'), []],
    [on('trial', 'equal', 'true'), ['value']],
    [on('trial', 'equal', true), []],
    [on('since', 'before', { daysFromNow: 30 }), []],
    [on('since', 'starts-with', '2026'), []],
    [on('app', 'version-at-least', '2.10'), []],
    [on('tags', 'has-all', ['a', 'b']), []],
    [on('tags', 'contains', 'a'), []],
    [on('tags', 'one-of', [1]), []],
    [on('tags', 'equal', 'a'), ['is']],
    [on('industry', 'exists'), []],
    [on('gone', 'more', 5), ['trait ?']],
    [on('gone', 'missing'), ['trait ?']],
  ])('%j against what was sent', (audience, expected) => {
    expect(check(JSON.parse(JSON.stringify(audience)))).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['equal', undefined],
    ['equal', ['a']],
    ['equal', { daysFromNow: 1 }],
    ['one-of', 'a'],
    ['one-of', []],
    ['none-of', null],
    ['contains', ''],
    ['has-all', 'a'],
    ['starts-with', 5],
    ['ends-with', ''],
    ['more', '5'],
    ['at-least', true],
    ['less', undefined],
    ['at-most', { daysFromNow: 1 }],
    ['before', 'soon'],
    ['after', { daysFromNow: 0.5 }],
    ['after', { daysFromNow: 1e9 }],
    ['version-equal', 2],
    ['version-at-least', 'two'],
    ['version-less', undefined],
    ['exists', true],
    ['missing', 'a'],
  ])('%s does not take %j', (is, value) => {
    expect(check(on('gone', is, value))).toEqual(['value']);
  });

  it('names the exact place of everything at once', () => {
    const audience: Audience = {
      all: [
        { any: [{ of: 'tier', is: 'one-of', value: ['gold'] }, { not: { of: 'role', is: 'one-of', value: [] } }] },
        { of: 'limit', limit: 'stars', measure: 'ratio', is: 'more', value: 0.5 },
        { of: 'path', from: 'gold', to: 'gold', days: 7, is: 'moved' },
        { of: 'path', from: 'starter', to: 'silver', days: 7, is: 'moved' },
        { of: 'event', name: 'never.sent', by: 'user', days: 7, is: 'more', value: 0 },
        { of: 'event', name: 'sso', by: 'user', days: 7, is: 'more', value: 0 },
        { of: 'limit', limit: 'seats', measure: 'ratio', is: 'more', value: 80 },
        { of: 'readiness', is: 'more', value: 101 },
        { any: [] },
      ],
    };
    expect(check(audience)).toEqual([
      'all.0.any.0.value',
      'all.0.any.1.not.value',
      'all.1.limit',
      ...['all.2.from', 'all.2.to', 'all.2.to', 'all.3.to'],
      ...['all.4.name ?', 'all.6.value ?', 'all.7.value ?', 'all.8.any ?'],
    ]);
  });

  it.each([
    ['not a locale!', ['value']],
    ['d', ['value']],
    ['de', []],
    ['de_AT', []],
    ['zh-Hant-TW', []],
  ])('reads the locale %j', (locale, found) => {
    expect(check({ of: 'locale', is: 'none-of', value: ['en', locale] })).toEqual(found);
  });

  it('says what to write', () => {
    const [finding] = checkAudience(on('industry', 'more', 5), { catalog, seen });
    expect(finding?.message).toBe('the account’s industry was only ever sent as text: “is more than” wants a number');
  });

  it('goes by the catalog alone where nobody knows what was sent', () => {
    expect(checkAudience(on('gone', 'more', 5), { catalog, seen: null })).toEqual([]);
  });
});

describe('kinds of values', () => {
  it.each<[unknown, ValueKind[]]>([
    ['health', ['text']],
    ['50', ['text']],
    ['2026-11-20', ['text', 'date']],
    ['2026-11-20T09:12:00+13:00', ['text', 'date']],
    ['2026-13-45', ['text']],
    ['2.10.1', ['text', 'version']],
    ['v3', ['text', 'version']],
    ['3.0.0-beta.2', ['text', 'version']],
    ['2.1.202611200912', ['text', 'version']],
    ['1.2.3.4.5.6.7', ['text']],
    ['', ['text']],
    [1_795_176_000_000, ['number']],
    [true, ['boolean']],
    [['a', 1], ['list']],
    [[], ['list']],
    [[['a']], []],
    [{ daysFromNow: 1 }, []],
    [null, []],
    [undefined, []],
  ])('%j is %j', (value, kinds) => {
    expect(kindsOf(value)).toEqual(kinds);
  });
});
