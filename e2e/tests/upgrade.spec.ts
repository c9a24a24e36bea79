import { expect } from '@playwright/test';
import { cellOf, openAs, test } from './story.ts';

test('shown, clicked, paid, upgraded: the cell counts it, and another open page sees the limit rise', async ({
  page,
  context,
  world,
}) => {
  const policy = await world.call('GET', '/v1/policy');
  await world.call('PUT', '/v1/policy', { ...policy, holdout: 0 });
  const before = await cellOf(world, 'starter', 'pro');

  const other = await context.newPage();
  await openAs(other, world, 'harbor-pine', 'owner', '/reports');
  await expect(other.locator('uptier-meter').first()).toContainText('490 of 500');

  await page.goto(`${world.hostUrl}/api`);
  await page.locator('[data-gate=api_access]').click();
  const upgrade = page.locator('[part~=primary]', { hasText: /Pro/ }).first();
  await expect(upgrade).toBeVisible();
  await expect
    .poll(async () => (await cellOf(world, 'starter', 'pro')).shown)
    .toMatchObject({
      exposed: before.shown.exposed + 1,
      open: before.shown.open + 1,
    });
  expect((await cellOf(world, 'starter', 'pro')).attributed.upgrades).toBe(before.attributed.upgrades);

  await upgrade.click();
  await expect(page).toHaveURL(/\/checkout/);
  await page.getByRole('button', { name: /^Pay / }).click();
  await expect(page).not.toHaveURL(/\/checkout/);

  await expect
    .poll(async () => (await cellOf(world, 'starter', 'pro')).attributed.upgrades)
    .toBe(before.attributed.upgrades + 1);
  await expect(other.locator('uptier-meter').first()).toContainText('of 5,000', { timeout: 5000 });
  const { movements } = await world.call('GET', '/v1/accounts/harbor-pine/movements');
  expect(movements.at(-1)).toMatchObject({ fromTier: 'starter', toTier: 'pro', kind: 'expansion' });
});
