import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import { expect, test } from 'vitest';
import { nudgesOf, start, until, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();
let page: Page;

async function open(width = 900, scheme: 'light' | 'dark' = 'light'): Promise<void> {
  wire.page.head += `<style>:root { color-scheme: ${scheme}; } body { background: ${scheme === 'dark' ? '#111' : '#fff'}; color: ${scheme === 'dark' ? '#eee' : '#111'}; font-family: sans-serif; }</style>`;
  const context = await browser.newContext({ viewport: { width, height: 720 }, reducedMotion: 'reduce' });
  ({ page } = await visit(context, wire));
}

const daysAgo = (days: number): number => Date.now() - days * 86_400_000;
const content = {
  title: 'Single sign-on is part of Pro',
  body: 'Your team signed in **612 times**.',
  primary: { label: 'Upgrade', url: '/checkout' },
};

function asked(locale: string, what: string, count: number): Nudge {
  const people = [
    { name: 'Ana Lindqvist', askedAt: daysAgo(2) },
    { name: `Tom ${'Maximilian-Alexander '.repeat(3)}Adeyemi`, askedAt: daysAgo(1) },
    { name: 'Lena Voss', askedAt: daysAgo(60) },
  ];
  const requests = { count, askedAt: null, names: people.map(({ name }) => name), people, for: what };
  return { content, locale, action: 'upgrade', requests };
}

const surfaces = ['banner', 'toast', 'modal', 'card', 'paywall'] as const;
const looks = [
  ['light', 'en', 900, '5 colleagues asked for SSO'],
  ['dark', 'de', 340, '5 aus dem Team haben nach SSO gefragt'],
  ['light', 'ar', 900, 'عدد من طلبوا SSO: 5'],
] as const;

test.each(surfaces.flatMap((surface) => looks.map((look) => [surface, ...look] as const)))(
  'a %s that colleagues brought, %s, %s, %i px wide, begins with them and says who and when',
  async (surface, scheme, locale, width, title) => {
    const nudge = asked(locale, 'SSO', 5);
    wire.page.body = '<main><h1>Host</h1><uptier-slot placement="home" style="display:block"></uptier-slot></main>';
    wire.session.leases = [leaseOf({ surface, trigger: { kind: 'now', because: 'requests' }, nudge })];
    await open(width, scheme);
    await page.getByRole('heading', { name: title }).waitFor();
    await until(() => nudgesOf(wire).includes('shown'), 'shown');
    const text = await page.locator('uptier-nudge .u-box').textContent();
    expect(text).toContain('Ana Lindqvist');
    expect(text).toContain({ en: '2 days ago', de: 'vorgestern', ar: 'أول أمس' }[locale]);
    expect(text).toContain('Single sign-on is part of Pro.');
    const isInside = await page.evaluate(() => {
      const box = document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('.u-box');
      const edges = [...(box?.querySelectorAll('*') ?? [])].map((part) => part.getBoundingClientRect());
      const { left, right } = box?.getBoundingClientRect() ?? { left: -1, right: -1 };
      return left >= 0 && edges.every((edge) => edge.left >= left - 1 && edge.right <= right + 1);
    });
    expect(isInside).toBe(true);
    const { violations } = await new AxeBuilder({ page }).include('uptier-nudge').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  },
);

test('beside another pitch the line says how many asked, and a request of old says its day', async () => {
  wire.page.body = '<main><uptier-slot placement="home" style="display:block"></uptier-slot></main>';
  const trigger = { kind: 'placement', placement: 'home' } as const;
  wire.session.leases = [leaseOf({ surface: 'card', trigger, nudge: asked('en', '', 3) })];
  await open();
  await page.getByRole('heading', { name: 'Single sign-on is part of Pro' }).waitFor();
  const text = await page.locator('uptier-nudge .u-people').textContent();
  expect(text).toContain('3 colleagues asked for this');
  expect(text).toMatch(/Lena Voss, \w{3} \d+/);
});

test.each(['paywall', 'banner', 'toast', 'modal'] as const)(
  'who cannot buy asks in a %s, which then says since when, also after a reload, until asking counts again',
  async (surface) => {
    const dayOf = (at: number): string => new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' }).format(at);
    const nudge: Nudge = { content, locale: 'en', action: 'ask' };
    const lease = leaseOf({ surface, trigger: { kind: 'feature', feature: 'sso' }, nudge });
    wire.session.leases = [lease];
    await open();
    const prompt = () => page.evaluate(() => Reflect.get(window, 'uptier').gate('sso').prompt());
    await expect.poll(prompt).toBe('shown');
    await page.getByRole('button', { name: 'Ask your admin' }).click();
    const done = page.getByRole('button', { name: `Asked on ${dayOf(Date.now())}` });
    await done.waitFor();
    await done.click({ force: true });
    await until(() => nudgesOf(wire).includes('requested'), 'requested');
    await page.waitForTimeout(300);
    expect(nudgesOf(wire).filter((what) => what === 'requested').length).toBe(1);
    const askedAgo = async (days: number): Promise<void> => {
      const askedAt = new Date(daysAgo(days)).toISOString();
      const requests = { count: 0, askedAt, names: [], people: [], for: 'SSO' };
      wire.session.leases = [{ ...lease, id: `asked-${days}`, nudge: { ...nudge, requests } }];
      await page.reload();
      await page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.gate === 'function');
      await expect.poll(prompt).toBe('shown');
    };
    await askedAgo(13);
    await page.getByRole('button', { name: `Asked on ${dayOf(daysAgo(13))}` }).waitFor();
    await askedAgo(15);
    await page.getByRole('button', { name: 'Ask your admin' }).waitFor();
  },
);

test.each([
  ['lies at the bottom', {}, '', 'bottom'],
  ['lies at the top where its author wants that', { edge: 'top' }, '', 'top'],
  ['stands in a slot that has room', {}, 'min-height:120px', 'slot'],
  ['lies over the page where its slot has no room', {}, '', 'bottom'],
] as const)('a banner %s, and moves nothing', async (_, given, style, where) => {
  wire.page.body = `<main><uptier-slot placement="home" style="display:block;${style}"></uptier-slot><p id="after">After</p></main>`;
  const trigger = { kind: 'placement', placement: 'home' } as const;
  const nudge: Nudge = { content: { ...content, ...given }, locale: 'en', action: 'upgrade' };
  wire.session.leases = [leaseOf({ surface: 'banner', trigger, nudge })];
  await open();
  const topOf = (selector: string): Promise<number> =>
    page.evaluate((name) => document.querySelector(name)?.getBoundingClientRect().top ?? -1, selector);
  await page.locator('uptier-nudge .u-box').waitFor();
  const after = await topOf('#after');
  const box = await page.locator('uptier-nudge .u-box').boundingBox();
  const bottom = (box?.y ?? 0) + (box?.height ?? 0);
  if (where === 'bottom') expect(bottom).toBeCloseTo(720, 0);
  if (where === 'top') expect(box?.y).toBeCloseTo(0, 0);
  if (where === 'slot') expect(bottom).toBeLessThanOrEqual(after);
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await topOf('#after')).toBe(after);
});

test('who asks by a card that has new words keeps them', async () => {
  wire.page.body = '<main><uptier-slot placement="home" style="display:block; min-height:300px"></uptier-slot></main>';
  const trigger = { kind: 'placement', placement: 'home' } as const;
  const card = leaseOf({ surface: 'card', trigger, nudge: { ...asked('en', '', 4), action: 'ask' } });
  wire.session.leases = [card];
  await open();
  await page.getByText('4 colleagues asked for this').waitFor();
  await until(() => wire.streams() > 0, 'the page hears what is new');
  const next = { ...card, id: 'next', nudge: { ...asked('en', '', 5), action: 'ask' } };
  wire.say('session', { ...wire.session, leases: [next] });
  await page.getByText('5 colleagues asked for this').waitFor();
  await page.getByRole('button', { name: 'Ask your admin' }).click();
  await page.getByRole('button', { name: /^Asked on/ }).waitFor();
  expect(await page.locator('uptier-nudge .u-people').textContent()).toContain('5 colleagues asked for this');
});
