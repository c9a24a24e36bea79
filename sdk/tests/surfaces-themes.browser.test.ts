import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { themes } from '../src/ui/themes.ts';
import { nudgesOf, start, until, visit } from './browser.ts';
import { fullNudge, show } from './full-nudge.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();
let lines: string[] = [];

const surfaces = ['tooltip', 'card', 'meter', 'paywall'] as const;
const { content } = fullNudge('en');
const titles = {
  tooltip: 'You ran this 3 Mondays in a row',
  card: 'Six dashboards, opened 612 times',
  meter: 'Report runs',
  paywall: 'Pull reports into your own tools',
};
const meter = { limit: 'runs', name: 'Report runs', used: 431, max: 500, resetsAt: null, reachedAt: null };

/** A page on which surfaces that need a place can be opened by their name. */
async function open(head: string, scheme: 'light' | 'dark', environment?: 'development'): Promise<Page> {
  const paints = `html { background: ${scheme === 'dark' ? '#111' : '#fff'}; color: ${scheme === 'dark' ? '#eee' : '#111'}; }`;
  wire.reset();
  wire.page.head = `${head}<style>${paints} #spot { min-height: 500px; }</style>`;
  wire.page.body = '<main><h1>Host</h1><button id="tip">Schedule</button><div id="spot"></div></main>';
  wire.session.leases = surfaces.map((surface) =>
    leaseOf({
      surface,
      trigger: { kind: 'placement', placement: surface },
      nudge: fullNudge('en', { content: { ...content, title: titles[surface] }, meter }),
    }),
  );
  const context = await browser.newContext({ viewport: { width: 900, height: 720 }, reducedMotion: 'reduce' });
  if (environment) wire.session.environment = environment;
  const names = { placements: surfaces, features: [], limits: [], events: [] };
  const told = {
    environment: { id: 'dev', kind: 'development' },
    tier: null,
    stopped: false,
    ledger: [],
    decisions: [],
    campaigns: [],
  };
  await context.route('**/v1/debug', (route) =>
    route.fulfill({
      json: { ...told, now: new Date().toISOString(), names },
    }),
  );
  const { page, complaints } = await visit(context, wire);
  lines = complaints;
  return page;
}

const placeOf = (surface: string): string => (surface === 'tooltip' ? '#tip' : '#spot');

const tag = (theme: string): string =>
  `<script async src="${wire.host}/sdk/uptier.js" data-key="pk_wire" data-theme="${theme}"></script>`;
const surfaceColour = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const box = document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('.u-box');
    return box ? getComputedStyle(box).backgroundColor : '';
  });

const answers = ['card', 'meter', 'paywall'] as const;
const looks = Object.keys(themes).flatMap((name) => [[name, 'light'] as const, [name, 'dark'] as const]);

test.each(looks)('the theme %s, %s, is chosen by the script tag', async (name, scheme) => {
  const page = await open(tag(`${name} ${scheme}`), scheme);
  for (const surface of answers) await show(page, surface, placeOf(surface));
  await page.waitForFunction(() => document.querySelectorAll('uptier-nudge').length === 3);
  const accent = await page.evaluate(() =>
    document.querySelector('uptier-nudge')?.computedStyleMap().get('--uptier-accent')?.toString(),
  );
  expect(accent).toBe(Object.entries(themes).find(([known]) => known === name)?.[1].accent);
  await page.context().close();
});

test('a page that only says data-theme="dark" gets dark nudges', async () => {
  const page = await open(`<script>document.documentElement.dataset.theme = 'dark'</script>${tag('auto')}`, 'dark');
  await show(page, 'card', placeOf('card'));
  expect(await surfaceColour(page)).toBe('rgb(29, 34, 34)');
  await page.context().close();
});

test.each(['visibility: hidden', 'display: none'])('a tooltip hides when its anchor is %s', async (style) => {
  const page = await open(tag('auto'), 'light');
  await show(page, 'tooltip', placeOf('tooltip'));
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
  await page.evaluate((text) => document.querySelector('#tip')?.setAttribute('style', text), style);
  await page.locator('uptier-nudge').waitFor({ state: 'hidden' });
  expect(nudgesOf(wire)).toEqual(['shown']);
  await page.context().close();
});

test('a theme that is hard to read is told once in development, with the pair, the ratio and the name to change', async () => {
  const bad = '<style>:root { --uptier-accent: #ffd400; --uptier-on-accent: #fff; }</style>';
  const page = await open(`${bad}${tag('auto')}`, 'light', 'development');
  for (const surface of answers) await show(page, surface, placeOf(surface));
  await until(() => lines.some((line) => line.includes('hard to read')), 'advice');
  expect(lines.filter((line) => line.includes('hard to read'))).toEqual([
    'warning: [uptier] The theme is hard to read: on-accent on accent has a contrast of 1.43, and needs 4.5. Change --uptier-on-accent or --uptier-accent.',
  ]);
  await page.context().close();
});

test('a place without a height of its own is told in development, with the height it wants', async () => {
  const page = await open(`<style>#spot { min-height: 0 !important; }</style>${tag('auto')}`, 'light', 'development');
  await show(page, 'card', placeOf('card'));
  await until(() => lines.some((line) => line.includes('no height of its own')), 'advice');
  const height = await page.locator('#spot').evaluate((place) => Math.ceil(place.getBoundingClientRect().height));
  expect(lines.find((line) => line.includes('no height'))).toMatch(
    new RegExp(`^warning: \\[uptier\\] <div spot> has no height .* min-height: ${height}px\\.$`),
  );
  await page.context().close();
});
