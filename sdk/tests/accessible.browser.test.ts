import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { themes } from '../src/ui/themes.ts';
import { ask, openHost, pageScripts, paint, SCENES, type Scene } from './accessible.ts';
import type { Control } from './accessible-page.ts';
import { launch } from './browser.ts';
import { askedNudge, fullNudge } from './full-nudge.ts';

const STANDARD = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const;
/** What the rest of a theme's looks can break: their markup is the same. */
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size'] } as const;
type Rules = typeof STANDARD | typeof COLOURS;
/** All of it in one browser; in others what an engine could do differently. */
const isAll = inject('engine') === 'chromium';
const looks = Object.entries({ ...(isAll ? { default: {}, ...themes } : { indigo: themes.indigo }) });
const nudges = {
  'right to left': fullNudge('ar'),
  ...(isAll ? { 'left to right': fullNudge('en'), 'asked already': askedNudge('en') } : {}),
};

let scripts: string[];
let browser: Browser;
let page: Page;
beforeAll(async () => {
  scripts = await pageScripts();
  browser = await launch();
  page = await openHost(browser, scripts);
});
afterEach(() => ask(page, 'closeAll'));
afterAll(() => browser.close());

/** Broken rules, and what they could not tell about contrast: all colours of ours can be computed. */
const faults = (rules: Rules): Promise<{ checked: number; faults: string[] }> =>
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

async function expectClean(scene: Scene, where: string, rules: Rules = COLOURS): Promise<void> {
  await ask(page, 'settle');
  const found = await faults(rules);
  expect(found.faults, where).toEqual([]);
  expect(found.checked, where).toBeGreaterThan(scene.length * 7);
  const all = await ask<Control[]>(page, 'controls');
  const small = all.filter(({ width, height }) => Math.min(width, height) < 24);
  expect(small, where).toEqual([]);
}

const cases = SCENES.flatMap((scene) =>
  Object.entries(nudges).map(([state, nudge]) => ({
    scene,
    state,
    nudge,
    names: scene.map(([name]) => name).join(),
  })),
);
test.each(cases)('$names, $state: no rule is broken in any theme, light or dark', async ({ scene, nudge }) => {
  await paint(page, scene, nudge);
  await expectClean(scene, 'every rule', STANDARD);
  for (const [name, theme] of looks) {
    for (const scheme of ['light', 'dark']) {
      await ask(page, 'wear', scheme, theme);
      await expectClean(scene, `${name} ${scheme}`);
    }
  }
});
