import { expect } from '@playwright/test';
import { signIn } from './console.ts';
import { test } from './story.ts';

const EMPTY = 'sk_empty';

test('why a user does not see a pitch, gate by gate; then the account is muted', async ({ page, world }) => {
  const pitch = {
    ...{ name: 'To Pro on billing', kind: 'upgrade', path: { from: 'starter', to: 'pro' }, holdout: 0 },
    trigger: { kind: 'placement', placement: 'billing-page' },
    variants: [{ id: 'a', surface: 'banner', content: { en: { title: 'Words' } } }],
  };
  const { id } = await world.call('POST', '/v1/campaigns', pitch, EMPTY);
  await world.call('POST', `/v1/campaigns/${id}/publish`, {}, EMPTY);
  await world.call('POST', '/v1/accounts/low/plan', { id: 'p', tier: 'starter', mrr: 19900, currency: 'usd' }, EMPTY);
  await world.call('PUT', '/v1/accounts/low', { traits: { name: 'Low Adoption' } }, EMPTY);
  await world.call('PUT', '/v1/accounts/low/users/dana', { traits: { name: 'Dana Okafor', role: 'owner' } }, EMPTY);
  const use = { id: 'u', type: 'usage', accountId: 'low', userId: 'dana', name: 'comments' };
  await world.call('POST', '/v1/events', { events: [use] }, EMPTY);

  await signIn(page, world, '/accounts?env=env_empty');
  await page.getByLabel('Search accounts by name or id').fill('Low Ad');
  await page.getByRole('link', { name: 'Low Adoption' }).click();
  await expect(page.getByRole('heading', { name: 'Why does Dana not see it?' })).toBeVisible();
  const gates = page.getByRole('listitem').filter({ hasText: /Stopped here|Passed|Not reached/ });
  await expect(gates).toHaveCount(16);
  await expect(gates.filter({ hasText: 'Stopped here' })).toContainText('1 of 6 features, 16.7% < 60%');

  await page.getByRole('button', { name: 'Mute' }).click();
  await page.getByLabel('Why', { exact: true }).fill('In talks with legal');
  await page.getByRole('button', { name: 'Mute account' }).click();
  await expect(page.getByText('In talks with legal')).toBeVisible();
  expect((await world.call('GET', '/v1/accounts/low', undefined, EMPTY)).muted).toMatchObject({
    reason: 'In talks with legal',
  });
  await page.getByRole('button', { name: 'Unmute' }).click();
  await expect(page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
  await world.call('POST', `/v1/campaigns/${id}/pause`, {}, EMPTY);
});

test('a mistake in the catalog is shown at its line; a good one holds', async ({ page, world }) => {
  await signIn(page, world, '/catalog?env=env_empty');
  await page.getByRole('button', { name: 'Edit as document' }).click();
  const text = page.getByLabel('The catalog as JSON');
  const before = JSON.parse(await text.inputValue());
  const wrong = structuredClone(before);
  wrong.tiers[0].features.push('nowhere');
  await text.fill(JSON.stringify(wrong, null, 2));
  await page.getByRole('button', { name: 'Save catalog' }).click();
  await expect(page.getByRole('list', { name: 'What is wrong' })).toContainText(
    /Line \d+, tiers\.0\.features\.\d+: no feature nowhere/,
  );
  await text.fill(JSON.stringify({ ...before, products: [{ id: 'training', name: 'Training', prices: [] }] }, null, 2));
  await page.getByRole('button', { name: 'Save catalog' }).click();
  await expect(page.getByRole('table', { name: 'Products' })).toContainText('Training');
  expect((await world.call('GET', '/v1/catalog', undefined, EMPTY)).version).toBe(before.version + 1);
});

test('a key is shown once, works, and is gone when it is revoked', async ({ page, world }) => {
  await signIn(page, world, '/settings/keys?env=env_empty');
  await page.getByRole('button', { name: 'Secret, for servers' }).click();
  await page.getByLabel('Name').fill('Billing server');
  await page.getByRole('button', { name: 'Make key' }).click();
  const key = (await page.getByRole('region', { name: 'The secret key' }).textContent())?.trim() ?? '';
  expect(key).toMatch(/^sk_/);
  expect(await world.call('GET', '/v1/campaigns', undefined, key)).toHaveProperty('campaigns');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: 'Revoke Billing server' }).click();
  await page.getByRole('button', { name: 'Revoke it' }).click();
  await expect(page.getByRole('button', { name: 'Revoke Billing server' })).toHaveCount(0);
  await expect(world.call('GET', '/v1/campaigns', undefined, key)).rejects.toThrow('401');
});
