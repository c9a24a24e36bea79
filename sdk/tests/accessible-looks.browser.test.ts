import type { Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, askedNudge, fullNudge, HOST, pageScripts, SCENES, type Scene } from './accessible.ts';
import { launch } from './browser.ts';

const browser = await launch();
const scripts = await pageScripts();
let page: Page;

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1900 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.setContent(HOST);
  for (const content of scripts) await page.addScriptTag({ content });
});
afterEach(() => page.context().close());
afterAll(() => browser.close());
beforeAll(() => expect(SCENES.flat().length).toBeGreaterThan(7));

type Spot = Scene[number];

async function paint(scene: readonly Spot[], nudge: object): Promise<void> {
  for (const [surface, place] of scene) await ask(page, 'paint', surface, nudge, place);
  await page.waitForFunction(() => {
    const hosts = [...document.querySelectorAll('uptier-nudge')];
    return hosts.every(({ shadowRoot }) => shadowRoot?.querySelector('[role=status]')?.firstChild !== null);
  });
}

test.each(['none', 'active'] as const)('every control shows that it has focus, forced colours: %s', async (forced) => {
  await page.emulateMedia({ forcedColors: forced, reducedMotion: 'reduce' });
  await page.keyboard.press('Tab');
  for (const scene of SCENES) {
    await paint(scene, fullNudge('en'));
    const looks = await ask<{ name: string; outline: string; shadow: string }[]>(page, 'focusLooks');
    expect(looks.length).toBeGreaterThan(2);
    for (const { name, outline, shadow } of looks) {
      if (forced === 'active') expect(outline, name).toMatch(/^solid 2px (?!rgba\(.*, 0\))/);
      else expect(shadow, name).toMatch(/0px 0px 0px 4px/);
    }
    await ask(page, 'closeAll');
  }
});

const widths = [
  [320, 'a narrow window, which 400 % make of a wide one'],
  [640, '200 % in a common window'],
] as const;
const states = [
  ['en', fullNudge('en')],
  ['de, asked', askedNudge('de')],
  ['ar', fullNudge('ar')],
] as const;
const each = widths.flatMap(([width, why]) => states.map(([state, nudge]) => ({ width, why, state, nudge })));

test.each(each)('at $width px ($why), $state, nothing is cut off or scrolls aside', async ({ width, nudge }) => {
  await page.setViewportSize({ width, height: 900 });
  for (const scene of SCENES) {
    await paint(scene, nudge);
    expect(await ask(page, 'cutOff')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await ask(page, 'closeAll');
  }
});

test.each([1600, 320])('a reader’s wider spacing of text loses nothing, %i px wide', async (width) => {
  await page.setViewportSize({ width, height: 1900 });
  for (const scene of SCENES) {
    await paint(scene, fullNudge('en'));
    await ask(page, 'spaceOut');
    expect(await ask(page, 'cutOff')).toEqual([]);
    await ask(page, 'closeAll');
  }
});

test('in a window lower than a nudge every control can be scrolled to', async () => {
  await page.setViewportSize({ width: 320, height: 256 });
  const low = [
    ['banner', null],
    ['toast', null],
    ['tooltip', '#anchor'],
    ['modal', null],
    ['paywall', null],
  ] as const;
  for (const one of low) {
    await paint([one], fullNudge('en'));
    const reached = (): Promise<(boolean | undefined)[]> =>
      page.evaluate(() => {
        const root = document.querySelector('uptier-nudge')?.shadowRoot;
        return [...(root?.querySelectorAll('button, a') ?? [])].map((control) => {
          control.scrollIntoView({ block: 'nearest' });
          const { top, bottom, x, y, width, height } = control.getBoundingClientRect();
          const isOnTop = root?.elementFromPoint(x + width / 2, y + height / 2)?.closest('button, a') === control;
          return top >= 0 && bottom <= window.innerHeight && isOnTop;
        });
      });
    await expect.poll(async () => (await reached()).includes(false), { message: one[0] }).toBe(false);
    expect((await reached()).length).toBeGreaterThan(2);
    await ask(page, 'closeAll');
  }
});

const leaves = (): Promise<unknown[]> => page.evaluate(() => Reflect.get(window, 'uptier').acts);

test('a toast leaves by itself, but not from under a pointer or from who is in it', async () => {
  await page.clock.install();
  await ask(page, 'paint', 'toast', fullNudge('en'), null);
  await page.clock.runFor(11_000);
  expect(await leaves()).toEqual([]);
  await page.locator('uptier-nudge .u-x').hover();
  await page.clock.runFor(60_000);
  expect(await leaves()).toEqual([]);
  await page.mouse.move(10, 10);
  await page.locator('uptier-nudge .u-x').focus();
  await page.clock.runFor(60_000);
  expect(await leaves()).toEqual([]);
  await page.locator('uptier-nudge .u-x').blur();
  await page.clock.runFor(13_000);
  expect(await leaves()).toEqual(['expired']);
});

test('who works by keys has no time limit for a toast, until a pointer moves', async () => {
  await page.clock.install();
  await page.keyboard.press('Tab');
  await ask(page, 'paint', 'toast', fullNudge('en'), null);
  await page.clock.runFor(10 * 60_000);
  expect(await leaves()).toEqual([]);
  await page.mouse.move(10, 10);
  await page.clock.runFor(13_000);
  expect(await leaves()).toEqual(['expired']);
});
