import type { Browser, Page } from '@playwright/test';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { themes } from '../src/ui/themes.ts';
import { ask, askedNudge, fullNudge, HOST, pageScripts, SCENES, type Scene } from './accessible.ts';
import type { Control } from './accessible-page.ts';
import { launch, launchFirefox } from './browser.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const STANDARD = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const;
/** What the rest of a theme's looks can break: their markup is the same. */
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size'] } as const;
type Rules = typeof STANDARD | typeof COLOURS;
const looks = Object.entries({ default: {}, ...themes });
const nudges = {
  'left to right': fullNudge('en'),
  'right to left': fullNudge('ar'),
  'asked already': askedNudge('en'),
};

let scripts: string[];
beforeAll(async () => {
  scripts = await pageScripts();
});

/** Broken rules, and what they could not tell about contrast: all colours of ours can be computed. */
const faults = (page: Page, rules: Rules): Promise<{ checked: number; faults: string[] }> =>
  page.evaluate(async (runOnly) => {
    const context = { include: [['uptier-nudge']] };
    const answer = await Reflect.get(window, 'axe').run(context, { runOnly, preload: false });
    type Rule = { id: string; nodes: { target: unknown[]; any: { message: string }[] }[] };
    const tell = ({ id, nodes }: Rule): string[] =>
      nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any.map(({ message }) => message).join(' ')}`);
    const unsure = answer.incomplete.filter(({ id }: Rule) => id === 'color-contrast' || id === 'target-size');
    const contrast = answer.passes.find(({ id }: Rule) => id === 'color-contrast');
    return { checked: contrast?.nodes.length ?? 0, faults: [...answer.violations, ...unsure].flatMap(tell) };
  }, rules);

async function open(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.setContent(HOST);
  for (const content of scripts) await page.addScriptTag({ content });
  return page;
}

async function paintAll(page: Page, scene: Scene, nudge: Nudge): Promise<void> {
  for (const [surface, place] of scene) await ask(page, 'paint', surface, nudge, place);
  // Live regions get their words.
  await page.waitForFunction(() => {
    const hosts = [...document.querySelectorAll('uptier-nudge')];
    return hosts.every(({ shadowRoot }) => shadowRoot?.querySelector('[role=status]')?.firstChild !== null);
  });
}

async function expectClean(page: Page, scene: Scene, where: string, rules: Rules = COLOURS): Promise<void> {
  await ask(page, 'settle');
  const found = await faults(page, rules);
  expect(found.faults, where).toEqual([]);
  expect(found.checked, where).toBeGreaterThan(scene.length * 7);
  const all = await ask<Control[]>(page, 'controls');
  const small = all.filter(({ width, height }) => Math.min(width, height) < 24);
  expect(small, where).toEqual([]);
}

describe('in Chromium', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await open(browser);
  });
  afterEach(() => ask(page, 'closeAll'));
  afterAll(() => browser.close());

  const cases = SCENES.flatMap((scene) =>
    Object.entries(nudges).map(([state, nudge]) => ({
      scene,
      state,
      nudge,
      names: scene.map(([name]) => name).join(),
    })),
  );
  test.each(cases)('$names, $state: no rule is broken in any theme, light or dark', async ({ scene, nudge }) => {
    await paintAll(page, scene, nudge);
    await expectClean(page, scene, 'every rule', STANDARD);
    for (const [name, theme] of looks) {
      for (const scheme of ['light', 'dark']) {
        await ask(page, 'wear', scheme, theme);
        await expectClean(page, scene, `${name} ${scheme}`);
      }
    }
  });
});

test('in Firefox no rule is broken, with a theme or without', async () => {
  const browser = await launchFirefox();
  const page = await open(browser);
  for (const scene of SCENES) {
    await paintAll(page, scene, nudges['right to left']);
    await expectClean(page, scene, 'every rule', STANDARD);
    await ask(page, 'wear', 'dark', themes.indigo);
    await expectClean(page, scene, 'indigo dark');
    await ask(page, 'closeAll');
  }
  await browser.close();
});
