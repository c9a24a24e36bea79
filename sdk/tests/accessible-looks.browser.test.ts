import { afterAll, afterEach, expect, test } from 'vitest';
import { ask, openHost, pageScripts, paint, SCENES } from './accessible.ts';
import { launch } from './browser.ts';
import { askedNudge, fullNudge } from './full-nudge.ts';

const browser = await launch();
const [script = ''] = await pageScripts();
const page = await openHost(browser, [script]);

afterEach(() => ask(page, 'closeAll'));
afterAll(() => browser.close());

test.each(['none', 'active'] as const)('every control shows that it has focus, forced colours: %s', async (forced) => {
  await page.emulateMedia({ forcedColors: forced, reducedMotion: 'reduce' });
  await page.keyboard.press('Tab');
  for (const scene of SCENES) {
    await paint(page, scene, fullNudge('en'));
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
    await paint(page, scene, nudge);
    expect(await ask(page, 'cutOff')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await ask(page, 'closeAll');
  }
});

test.each([1600, 320])('a reader’s wider spacing of text loses nothing, %i px wide', async (width) => {
  await page.setViewportSize({ width, height: 1900 });
  for (const scene of SCENES) {
    await paint(page, scene, fullNudge('en'));
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
    await paint(page, [one], fullNudge('en'));
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

test('a toast leaves by itself, but not from under a pointer or from who is in it', async () => {
  const timed = await openHost(browser, [script]);
  await timed.clock.install();
  await ask(timed, 'paint', 'toast', fullNudge('en'), null);
  const close = timed.locator('uptier-nudge .u-x');
  const acts = (): Promise<unknown> => ask(timed, 'actsSoFar');
  await timed.clock.runFor(11_000);
  await close.hover();
  await timed.clock.runFor(60_000);
  expect(await acts()).toEqual([]);
  await timed.mouse.move(10, 10);
  await close.focus();
  await timed.clock.runFor(60_000);
  expect(await acts()).toEqual([]);
  await close.blur();
  await timed.clock.runFor(13_000);
  expect(await acts()).toEqual(['expired']);
});

test('who works by keys has no time limit for a toast, until a pointer moves', async () => {
  const timed = await openHost(browser, [script]);
  await timed.clock.install();
  await timed.keyboard.press('Tab');
  await ask(timed, 'paint', 'toast', fullNudge('en'), null);
  await timed.clock.runFor(10 * 60_000);
  expect(await ask(timed, 'actsSoFar')).toEqual([]);
  await timed.mouse.move(10, 10);
  await timed.clock.runFor(13_000);
  expect(await ask(timed, 'actsSoFar')).toEqual(['expired']);
});
