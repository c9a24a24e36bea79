import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import { type Catalog, catalogSchema } from '@uptier/shared/contracts/catalog.ts';
import { defaultPolicy } from '@uptier/shared/contracts/policy.ts';
import { expect, test } from 'vitest';
import { startsFor } from '../starts.ts';
import { audienceWords } from '../words.ts';
import { checkCopy, lengthOf } from './copy-guide.ts';
import { addVariant, sendable, shareOf, withAction, withImage, withLabel, withText } from './draft.ts';
import { undrawn } from './drawn.ts';
import { faultsOf } from './faults.ts';
import { ANY, withFrom, withKind, withMotion } from './motion.ts';
import { localInput, readLocalInput, scheduleWords } from './schedule.ts';
import { stepOf } from './steps.ts';
import { loosened } from './tighten.ts';

const catalog: Catalog = catalogSchema.parse({
  version: 1,
  tiers: [
    { id: 'starter', name: 'Starter', features: ['boards'], limits: { runs: 500 } },
    { id: 'pro', name: 'Pro', features: ['sso'], limits: { runs: 5000 } },
  ],
  features: [
    { id: 'boards', name: 'Boards' },
    { id: 'sso', name: 'Single sign-on' },
  ],
  limits: [{ id: 'runs', name: 'Report runs', kind: 'metered' }],
});

function pitch(): CampaignDraft {
  const draft = startsFor(catalog).find(({ id }) => id === 'placement')?.draft;
  if (!draft) throw new Error('no start');
  return draft;
}

test('a fresh start has nothing to put right', () => {
  for (const { draft } of startsFor(catalog)) expect(draft && faultsOf(draft, catalog)).toEqual([]);
});

test('what is missing is named with the field it stands in', () => {
  const draft: CampaignDraft = {
    ...pitch(),
    path: { from: 'pro', to: 'starter' },
    trigger: { kind: 'placement', placement: '' },
    variants: [{ id: 'a', weight: 0, surface: 'modal', content: { en: { title: '' } } }],
  };
  const fields = faultsOf(draft, catalog).map(({ field }) => field);
  expect(fields).toEqual(['variants', 'variants.0.content.en.title', 'path.to', 'trigger']);
  expect(fields.map(stepOf)).toEqual(['content', 'content', 'audience', 'trigger']);
});

test('an empty text is left out, and an action without label is not sent', () => {
  expect(withText({ title: 't', body: 'b' }, 'body', '')).toEqual({ title: 't' });
  const content = withAction({ title: 't' }, 'primary', { url: '/billing' });
  expect(content).toEqual({ title: 't', primary: { label: '', url: '/billing' } });
  const draft = { ...pitch(), variants: [{ id: 'a', weight: 1, surface: 'modal' as const, content: { en: content } }] };
  expect(sendable(draft).variants[0]?.content).toEqual({ en: { title: 't' } });
});

test('a picture goes with its address, other words for “Not now” with their text, and what a surface leaves out is told', () => {
  const image = withImage({ title: 't' }, { alt: 'A door' });
  const draft = { ...pitch(), variants: [{ id: 'a', weight: 1, surface: 'modal' as const, content: { en: image } }] };
  expect(faultsOf(draft, catalog).map(({ field }) => field)).toEqual(['variants.0.content.en.image.src']);
  expect(sendable(draft).variants[0]?.content).toEqual({ en: { title: 't' } });
  expect(withImage(image, { src: '/door.png' }).image).toEqual({ src: '/door.png', alt: 'A door' });
  expect(withImage(image, { alt: '' })).toEqual({ title: 't' });
  const quiet = withLabel({ title: 't' }, 'never', 'Please stop');
  expect(quiet).toEqual({ title: 't', never: { label: 'Please stop' } });
  expect(withLabel(quiet, 'never', '')).toEqual({ title: 't' });
  expect(undrawn({ ...image, price: '$5', edge: 'top' }, 'tooltip')).toEqual(['price', 'picture', 'edge']);
  expect(undrawn({ ...image, price: '$5' }, 'modal')).toEqual([]);
});

test('a new variant takes the next letter and its share', () => {
  const draft = pitch();
  const [first] = draft.variants;
  if (!first) throw new Error('no variant');
  const added = addVariant(draft, first);
  expect(added.id).toBe('b');
  expect(added.draft.variants.map((variant) => shareOf(added.draft, variant))).toEqual([0.5, 0.5]);
});

test('a guardrail that would loosen the policy is told', () => {
  const draft = pitch();
  const guardrails = { ...draft.guardrails, caps: { userDay: 9, userWeek: 2 }, clocks: { kindDays: 1 } };
  expect(loosened({ ...draft, guardrails }, defaultPolicy).map(({ field }) => field)).toEqual([
    'guardrails.caps.userDay',
    'guardrails.clocks.kindDays',
  ]);
});

test('the copy guide keeps what is true, dated and calm', () => {
  const kept = (content: Parameters<typeof checkCopy>[0]) =>
    checkCopy(content, 'upgrade').flatMap(({ id, kept: is }) => (is ? [] : [id]));
  expect(
    kept({
      title: 'You ran {{usage.runs.used}} reports',
      evidence: 'At this pace you reach {{usage.runs.limit}} on {{usage.runs.forecast}}.',
      body: '{{next.name}} has more.',
      price: '$599',
      primary: { label: 'Upgrade' },
    }),
  ).toEqual([]);
  expect(kept({ title: 'HURRY! Upgrade soon' })).toEqual(['title', 'headed', 'one', 'price', 'calm', 'act']);
  expect(lengthOf('{{usage.runs.used}} of')).toBe(11);
});

test('a path follows what grows: a tier above, the same tier, a product; another kind leads to a tier again', () => {
  const sold = catalogSchema.parse({ ...catalog, products: [{ id: 'insights', name: 'Insights', prices: [] }] });
  const draft = pitch();
  const crossSell = withMotion(draft, 'cross-sell', sold);
  expect(crossSell).toMatchObject({ motion: 'cross-sell', path: { from: 'starter', to: 'insights' } });
  expect(withFrom(crossSell, 'pro', sold).path).toEqual({ from: 'pro', to: 'insights' });
  expect(faultsOf(crossSell, sold)).toEqual([]);
  expect(faultsOf(crossSell, catalog).map(({ field }) => field)).toEqual(['path.to']);
  const seats = withMotion(crossSell, 'seats', sold);
  expect(seats).toMatchObject({ motion: 'seats', path: { from: 'starter', to: 'starter' } });
  expect(withFrom(seats, 'pro', sold).path).toEqual({ from: 'pro', to: 'pro' });
  expect(withKind(seats, 'adoption', sold)).toMatchObject({ kind: 'adoption', path: { from: 'starter', to: 'pro' } });
  expect(withKind(seats, 'adoption', sold)).not.toHaveProperty('motion');
  expect(withFrom(draft, ANY, sold)).not.toHaveProperty('path');
});

test('a schedule reads as words, and one that can never run is told', () => {
  expect(scheduleWords(undefined)).toBe('always');
  const hours = { from: '09:00', to: '17:00' };
  expect(scheduleWords({ days: ['mon', 'tue', 'wed'], hours })).toBe(
    'Monday to Wednesday, 09:00 to 17:00 in the account’s zone',
  );
  expect(scheduleWords({ days: ['sat', 'mon'], timezone: 'Europe/Berlin' })).toBe('Monday, Saturday in Europe/Berlin');
  const over = { from: '2020-01-01T00:00:00Z', until: '2020-02-01T00:00:00Z' };
  expect(faultsOf({ ...pitch(), schedule: over }, catalog).map(({ field }) => stepOf(field))).toEqual(['trigger']);
});

test('a campaign that may run in no environment is told', () => {
  const fields = faultsOf({ ...pitch(), environments: [] }, catalog).map(({ field }) => field);
  expect(fields).toEqual(['environments']);
  expect(fields.map(stepOf)).toEqual(['trigger']);
});

test('a date stays as it is typed: years of few digits too, and its words name the day of the field', () => {
  for (const typed of ['0002-11-20T10:00', '0202-11-20T10:00', '2031-11-20T00:00', '2031-11-20T23:59']) {
    expect(localInput(readLocalInput(typed) ?? undefined), typed).toBe(typed);
  }
  const from = readLocalInput('2031-11-20T00:00') ?? undefined;
  const until = readLocalInput('2031-11-21T23:59') ?? undefined;
  expect(scheduleWords({ ...(from && { from }), ...(until && { until }) })).toBe('Nov 20, 2031 to Nov 21, 2031');
});

test('who is meant is told with the tier that its path begins at; a warning goes by none', () => {
  const draft = { ...pitch(), path: { from: 'starter', to: 'pro' }, audience: { all: [] } };
  expect(audienceWords(draft, catalog)).toBe('Everyone on Starter');
  expect(audienceWords({ ...draft, kind: 'limit-warning' }, catalog)).toBe('Everyone');
  const audience = { of: 'account', trait: 'industry', is: 'equal', value: 'health' } as const;
  expect(audienceWords({ ...draft, audience }, catalog)).toMatch(/^On Starter, where .*industry is health/);
  const { path: _none, ...anyTier } = draft;
  expect(audienceWords(anyTier, catalog)).toBe('Everyone');
});
