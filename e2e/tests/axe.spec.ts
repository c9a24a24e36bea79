import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Json, World } from '../world.ts';
import { signIn } from './console.ts';
import { openAs, test } from './story.ts';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const HOST_PAGES = ['/', '/reports', '/members', '/api', '/billing', '/checkout?tier=pro&interval=month'];
const CONSOLE_PAGES = [
  '',
  'conversion',
  'campaigns',
  'campaigns/new',
  'accounts',
  'accounts?view=near',
  'accounts/northwind-labs',
  'catalog',
];
const STEPS = ['content', 'audience', 'trigger', 'frequency', 'goal', 'review'];
const SETTINGS = ['install', 'keys', 'identity', 'members', 'policy', 'audit'];

/** Stories of one file go to one worker unless they say that they may part. */
test.describe.configure({ mode: 'parallel' });

async function signedIn(page: Page, world: World): Promise<Json> {
  await signIn(page, world, '/');
  const { campaigns } = await world.call('GET', '/v1/campaigns');
  return campaigns[2].id;
}

/** Opens each page once, and lets it turn dark, which changes its colours only. */
async function expectNoFaults(page: Page, world: World, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(`${world.uptierUrl}/console/${path}`);
    await page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { level: 2 }))
      .first()
      .waitFor();
    await page.waitForLoadState('networkidle');
    expect(await faultsOf(page), path).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await colourFaultsOf(page), `${path}, dark`).toEqual([]);
  }
}

test('no page of the console breaks a rule of WCAG 2.2 AA, light or dark', async ({ page, world }) => {
  test.slow();
  const id = await signedIn(page, world);
  const settings = SETTINGS.map((tab) => `settings/${tab}`);
  await expectNoFaults(page, world, [...CONSOLE_PAGES, ...settings, `campaigns/${id}`]);
});

test('no step of the editor does', async ({ page, world }) => {
  test.slow();
  const id = await signedIn(page, world);
  await expectNoFaults(
    page,
    world,
    STEPS.map((step) => `campaigns/${id}/edit?step=${step}`),
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page of Brightfold does in ${colorScheme}, nudges included`, async ({ page, world }) => {
    test.slow();
    // What fades in has no contrast yet.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openAs(page, world, 'northwind-labs', 'owner');
    await page.goto(`${world.hostUrl}/?theme=${colorScheme}`);
    for (const path of HOST_PAGES) {
      await page.goto(`${world.hostUrl}${path}`);
      await page.getByRole('heading').first().waitFor();
      expect(await faultsOf(page), path).toEqual([]);
    }
  });
}

/** Broken rules with the elements that break them. */
async function faultsOf(page: Page): Promise<string[]> {
  return told(await new AxeBuilder({ page }).withTags(STANDARD).analyze());
}

async function colourFaultsOf(page: Page): Promise<string[]> {
  return told(await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze());
}

type Analysis = Awaited<ReturnType<AxeBuilder['analyze']>>;
const told = ({ violations }: Analysis): string[] =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
