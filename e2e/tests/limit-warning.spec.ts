import { expect } from '@playwright/test';
import { openAs, test } from './story.ts';

test('a limit warning appears when the page itself crosses 80 %', async ({ page, world }) => {
  await openAs(page, world, 'northwind-labs', 'owner', '/reports');
  const meter = page.locator('uptier-meter').first();
  await expect(meter).toContainText('390 of 500');
  await page.getByRole('button', { name: 'Run for 10 clients' }).click();
  await expect(meter).toContainText('400 of 500');
  const banner = page.getByText('400 of 500 report runs used.');
  await expect(banner).toBeVisible();
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(banner).toBeHidden();
  await page.reload();
  await expect(meter).toContainText('400 of 500');
  await expect(banner).toBeHidden();
});
