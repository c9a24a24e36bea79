import { describe, expect, it } from 'vitest';
import type { CampaignDraft } from '../../contracts/campaign.ts';
import type { AcceptedEvent } from '../../contracts/event.ts';
import { decide } from '../decide/decide.ts';
import { foldAll } from '../fold/fold.ts';
import { emptyLedger, type Ledger } from '../ledger/ledger.ts';
import {
  accountTraits,
  campaignOf,
  catalog,
  compiledOf,
  DAY,
  momentOf,
  now,
  onPlan,
  usage,
  userTraits,
} from '../tests/world.ts';
import { fieldValues, fillContent, nudgeFor } from './content.ts';
import { fieldsIn } from './fill.ts';
import { type FieldValue, mergeFields } from './merge-fields.ts';

const values: Record<string, FieldValue> = {
  used: { type: 'number', value: 12_345 },
  share: { type: 'percent', value: 0.823 },
  reset: { type: 'date', value: Date.parse('2026-12-01T05:00:00Z'), zone: 'America/New_York' },
  price: { type: 'money', value: 59_900, currency: 'usd' },
  odd: { type: 'money', value: 59_950, currency: 'usd' },
  yen: { type: 'money', value: 5000, currency: 'jpy' },
  name: { type: 'text', value: 'Dr. Ann. O’Hara' },
};
const resolve = (field: string) => values[field] ?? null;

describe('text', () => {
  it('tells its fields', () => {
    expect(fieldsIn('{{a.b}} and {{ c }}, not {d}')).toEqual(['a.b', 'c']);
  });
});

describe('content', () => {
  it('leaves out what has no value, label and link together', () => {
    const content = {
      title: '{{used}} reports',
      body: 'Only {{gone}}.',
      evidence: 'You like it. {{gone}} too.',
      bullets: ['{{used}}', '{{gone}}'],
      primary: { label: 'See {{price}}', url: '/buy?name={{name}}' },
      secondary: { label: 'More', url: '/x?y={{gone}}' },
      dismiss: { label: 'Not now' },
    };
    expect(fillContent(content, resolve, 'en')).toEqual({
      title: '12,345 reports',
      evidence: 'You like it.',
      bullets: ['12,345'],
      primary: { label: 'See $599', url: '/buy?name=Dr.%20Ann.%20O%E2%80%99Hara' },
      dismiss: { label: 'Not now' },
    });
  });

  it('without its title is none, even when a sentence of it is left', () => {
    expect(fillContent({ title: 'Hello. {{gone}} left.' }, resolve, 'en')).toBeNull();
  });
});

const pitch = campaignOf({
  variants: [
    {
      id: 'a',
      weight: 1,
      surface: 'card',
      content: {
        en: { title: '{{tier.name}} to {{next.name}}' },
        'pt-BR': { title: 'De {{tier.name}}' },
        de: { title: 'Von {{tier.name}}' },
      },
    },
  ],
});
const compiled = compiledOf([pitch], { adoptionThreshold: 0 });
const subjectOf = (events: AcceptedEvent[], ledger: Ledger = emptyLedger) => ({
  state: foldAll([onPlan('starter'), ...events], catalog, 'UTC'),
  ledger,
});

describe('merge fields', () => {
  const subject = subjectOf([
    ...Array.from({ length: 14 }, (_, day) => usage('api_calls', 700, now - day * DAY)),
    accountTraits({ company: 'Acme', size: 12 }),
    userTraits('ann', { name: 'Ann' }),
  ]);
  const field = (name: string) => fieldValues(compiled, subject, momentOf(), pitch)(name)?.value ?? null;

  it.each([
    ['usage.api_calls.used', 9800],
    ['usage.api_calls.limit', 10_000],
    ['usage.api_calls.left', 200],
    ['usage.api_calls.percent', 0.98],
    ['usage.api_calls.resetsAt', Date.parse('2026-12-01')],
    ['usage.api_calls.forecast', Math.ceil(now + (200 / 700) * DAY)],
    ['usage.api_calls.pace', 9800 + 7350],
    ['usage.projects.resetsAt', null],
    ['usage.nothing.used', null],
    ['tier.name', 'Starter'],
    ['tier.price', 19_900],
    ['next.name', 'Pro'],
    ['next.price', 59_900],
    ['next.difference', 40_000],
    ['next.limits.api_calls', 50_000],
    ['next.limits.projects', null],
    ['account.company', 'Acme'],
    ['account.size', 12],
    ['account.constructor', null],
    ['user.name', 'Ann'],
    ['user.gone', null],
    ['adoption.used', 0],
    ['adoption.total', 10],
    ['requests.count', null],
    ['nonsense', null],
    ['', null],
  ])('%s is %s', (name, value) => {
    expect(field(name)).toBe(value);
  });

  it('that are listed are known: each has a value somewhere or is one of a limit that never resets', () => {
    const listed = mergeFields(catalog).filter((row) => !row.field.includes('<trait>'));
    expect(listed.length).toBeGreaterThan(20);
    const known = listed.filter((row) => field(row.field) !== null).map((row) => row.field);
    expect(listed.map((row) => row.field).filter((name) => !known.includes(name))).toEqual([
      'usage.exports.forecast',
      'next.limits.projects',
      'plan.seats',
      'requests.count',
    ]);
  });
});

describe('nudges', () => {
  const nudge = (locale: string | null, events: AcceptedEvent[] = [], ledger: Ledger = emptyLedger) => {
    const subject = subjectOf(events, ledger);
    const moment = momentOf({ locale, placement: 'billing' });
    return nudgeFor(compiled, subject, moment, decide(compiled, subject, moment));
  };

  it.each([
    ['en', 'en', 'Starter to Pro'],
    ['de-AT', 'de', 'Von Starter'],
    ['pt', 'pt-BR', 'De Starter'],
    ['pt_BR', 'pt-BR', 'De Starter'],
    ['fr', 'en', 'Starter to Pro'],
    [null, 'en', 'Starter to Pro'],
  ])('for %s are told in %s', (wish, locale, title) => {
    expect(nudge(wish)).toEqual({ content: { title }, locale, action: 'ask' });
  });

  it('take the user’s own locale where the page asks none', () => {
    expect(nudge(null, [userTraits('ann', { locale: 'de' })])?.locale).toBe('de');
  });

  it('pool the requests of one path', () => {
    const ask = (userId: string, at: number, to = 'pro') => ({
      userId,
      campaignId: 'x',
      decisionId: `${userId}${at}`,
      path: { from: 'starter', to },
      at,
      note: null,
    });
    const ledger = {
      ...emptyLedger,
      requests: [
        ask('cat', now - 1),
        ask('bob', now - 5),
        ask('bob', now - 4),
        ask('ann', now - 3),
        ask('dan', now - 2, 'enterprise'),
      ],
    };
    const names = (traits: Record<string, string>) => nudge('en', [userTraits('bob', traits)], ledger)?.requests?.names;
    expect(names({ name: ' ', firstName: 'Bob', lastName: 'Ray' })).toEqual(['Bob Ray']);
    expect(names({ lastName: 'Ray' })).toEqual(['Ray']);
    expect(names({ email: 'bob@acme.test' })).toEqual([]);
    expect(nudge('en', [userTraits('bob', { name: 'Bob' })], ledger)?.requests).toEqual({
      count: 2,
      askedAt: now - 3,
      for: 'Pro',
      names: ['Bob'],
      people: [{ name: 'Bob', askedAt: now - 5 }],
    });
  });

  it.each<[string, Partial<CampaignDraft>[], string]>([
    ['the feature all were locked out of', [{ trigger: { kind: 'feature', feature: 'sso' } }], 'SSO'],
    ['the tier, where they asked at several', [{ trigger: { kind: 'feature', feature: 'sso' } }, {}], 'Pro'],
    ['the tier', [{}], 'Pro'],
    ['seats', [{ motion: 'seats', path: { from: 'starter', to: 'starter' } }], 'Seats'],
  ])('name what was asked for: %s', (_, drafts, name) => {
    const live = drafts.map((draft, index) => campaignOf({ id: `c${index}`, ...draft }));
    const [campaign] = live;
    if (!campaign) throw new Error('there is a campaign');
    const requests = live.map(({ id, path = null }, index) => ({
      ...{ userId: `u${index}`, campaignId: id, decisionId: id, path, at: now - 1, note: null },
    }));
    const subject = { ...subjectOf([]), ledger: { ...emptyLedger, requests } };
    const source = { campaign, variant: campaign.variants[0] ?? null, action: 'upgrade' as const };
    expect(nudgeFor(compiledOf(live), subject, momentOf(), source)?.requests?.for).toBe(name);
  });

  it('name the tier above where no path says what was asked for', () => {
    const { path: _, ...campaign } = campaignOf();
    const request = { userId: 'bob', campaignId: campaign.id, decisionId: 'd', path: null, at: now - 1, note: null };
    const subject = { ...subjectOf([]), ledger: { ...emptyLedger, requests: [request] } };
    const source = { campaign, variant: campaign.variants[0] ?? null, action: 'upgrade' as const };
    expect(nudgeFor(compiledOf([campaign]), subject, momentOf(), source)?.requests?.for).toBe('Pro');
  });

  it('of a limit carry its bar', () => {
    const meter = campaignOf({
      kind: 'limit-warning',
      trigger: { kind: 'limit', limit: 'projects', thresholds: [80] },
      variants: [{ id: 'a', weight: 1, surface: 'meter', content: { en: { title: 'Projects' } } }],
    });
    const warned = compiledOf([meter]);
    const subject = subjectOf([{ ...usage('x'), body: { type: 'level', limit: 'projects', value: 18 } }]);
    const found = nudgeFor(warned, subject, momentOf(), decide(warned, subject, momentOf()));
    expect(found?.meter).toEqual({
      limit: 'projects',
      name: 'Projects',
      used: 18,
      max: 20,
      resetsAt: null,
      reachedAt: null,
    });
  });

  it('leave the fields of use open beside its words, where a page can count along', () => {
    const content = {
      title: '{{usage.projects.used}} of {{usage.projects.limit}} projects on {{tier.name}}',
      body: '{{usage.projects.percent}} is used. {{usage.gone.used}} too.',
      evidence: 'On {{tier.name}}.',
    };
    const draft = campaignOf({
      kind: 'limit-warning',
      trigger: { kind: 'limit', limit: 'projects', thresholds: [80] },
      variants: [{ id: 'a', weight: 1, surface: 'meter', content: { en: content } }],
    });
    const warned = compiledOf([draft]);
    const subject = subjectOf([{ ...usage('x'), body: { type: 'level', limit: 'projects', value: 18 } }]);
    const found = nudgeFor(warned, subject, momentOf(), decide(warned, subject, momentOf()));
    expect(found?.content).toEqual({
      title: '18 of 20 projects on Starter',
      body: '90% is used.',
      evidence: 'On Starter.',
    });
    expect(found?.live).toEqual({
      title: '{{usage.projects.used}} of {{usage.projects.limit}} projects on Starter',
      body: '{{usage.projects.percent}} is used.',
      evidence: 'On Starter.',
    });
  });
});
