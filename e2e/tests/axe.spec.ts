import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('no page of the console breaks a rule of WCAG 2.2 AA', async ({ page, world }) => {
      test.slow();
      await signIn(page, world, '/');
      const { campaigns } = await world.call('GET', '/v1/campaigns');
      const editor = `campaigns/${campaigns[2].id}/edit`;
      const ofCampaign = [`campaigns/${campaigns[2].id}`, ...STEPS.map((step) => `${editor}?step=${step}`)];
      for (const path of [...CONSOLE_PAGES, ...SETTINGS.map((tab) => `settings/${tab}`), ...ofCampaign]) {
        await page.goto(`${world.uptierUrl}/console/${path}`);
        await page
          .getByRole('heading', { level: 1 })
          .or(page.getByRole('heading', { level: 2 }))
          .first()
          .waitFor();
        await page.waitForLoadState('networkidle');
        expect(await faultsOf(page), path).toEqual([]);
      }
    });

    test('no page of Brightfold does, nudges included', async ({ page, world }) => {
      test.slow();
      await openAs(page, world, 'northwind-labs', 'owner');
      await page.goto(`${world.hostUrl}/?theme=${colorScheme}`);
      for (const path of HOST_PAGES) {
        await page.goto(`${world.hostUrl}${path}`);
        await page.getByRole('heading').first().waitFor();
        expect(await faultsOf(page), path).toEqual([]);
      }
    });
  });
}

/** Broken rules with the elements that break them. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
