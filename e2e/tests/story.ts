import { test as base, type Page } from '@playwright/test';
import { startWorld, type World } from '../world.ts';

/** Every browser has one world for all its stories. */
export const test = base.extend<object, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern.
    async ({}, use) => {
      const world = await startWorld();
      await use(world);
      await world.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** Opens Brightfold as somebody of a company. */
export async function openAs(page: Page, world: World, account: string, as: string, path = '/'): Promise<void> {
  await page.goto(`${world.hostUrl}/?account=${account}&as=${as}`);
  if (path !== '/') await page.goto(`${world.hostUrl}${path}`);
}

/** The cell of the tier-path matrix. */
export async function cellOf(world: World, from: string, to: string) {
  const { cells } = await world.call('GET', '/v1/reports/tier-paths');
  return cells.find((cell: { from: string; to: string }) => cell.from === from && cell.to === to);
}
