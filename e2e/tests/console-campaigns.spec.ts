import { expect } from '@playwright/test';
import type { World } from '../world.ts';
import { signIn } from './console.ts';
import { test } from './story.ts';

const EMPTY = 'sk_empty';

/** An account on Starter that has used 430 of its 500 report runs. */
async function createAccount(world: World, id: string): Promise<void> {
  await world.call(
    'POST',
    `/v1/accounts/${id}/plan`,
    { id: `plan-${id}`, tier: 'starter', mrr: 19900, currency: 'usd' },
    EMPTY,
  );
  await world.call('PUT', `/v1/accounts/${id}`, { traits: { name: `Company ${id}` } }, EMPTY);
  await world.call('PUT', `/v1/accounts/${id}/users/dana`, { traits: { name: 'Dana Okafor', role: 'owner' } }, EMPTY);
  const use = (name: string, quantity: number) => ({
    ...{ id: `${name}-${id}`, type: 'usage', accountId: id, userId: 'dana', name, quantity },
  });
  await world.call('POST', '/v1/events', { events: [use('report_runs', 430), use('dashboards', 9)] }, EMPTY);
}

test('a limit warning: begun, previewed as an account, published and paused', async ({ page, world }) => {
  await createAccount(world, 'first');
  await signIn(page, world, '/campaigns?env=env_empty');
  await expect(page.getByRole('heading', { name: 'Campaigns', exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Warn near a limit' }).click();

  const preview = page.getByRole('complementary', { name: 'Live preview' });
  await expect(preview.getByText('430 of 500 Report runs used')).toBeVisible();
  await page.getByRole('textbox', { name: /^Title/ }).fill('{{usage.report_runs.left}} runs left for {{account.name}}');
  await expect(preview.getByText('70 runs left for Company first')).toBeVisible();
  await expect(page.getByText(/Draft \d+, saved/)).toBeVisible();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(preview.getByText('430 of 500 Report runs used')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(preview.getByText('70 runs left for Company first')).toBeVisible();
  await expect(page.getByText(/Draft \d+, saved/)).toBeVisible();

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: 'Publish campaign' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'is live' })).toBeVisible();
  const decision = await world.call('POST', '/v1/decide', { accountId: 'first', userId: 'dana' }, EMPTY);
  expect(decision).toMatchObject({ outcome: 'show', nudge: { content: { title: '70 runs left for Company first' } } });

  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('button', { name: 'Pause campaign' }).click();
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  expect((await world.call('POST', '/v1/decide', { accountId: 'first', userId: 'dana' }, EMPTY)).outcome).toBe('none');
});

test('two people write one draft: nothing is lost', async ({ page, world }) => {
  const draft = {
    ...{ name: 'Shared draft', kind: 'upgrade', path: { from: 'starter', to: 'pro' } },
    trigger: { kind: 'placement', placement: 'billing-page' },
    variants: [{ id: 'a', surface: 'banner', content: { en: { title: 'First words' } } }],
  };
  const { id, version } = await world.call('POST', '/v1/campaigns', draft, EMPTY);
  await signIn(page, world, `/campaigns/${id}/edit?env=env_empty`);
  const title = page.getByRole('textbox', { name: /^Title/ });
  await expect(title).toHaveValue('First words');
  await world.call('PUT', `/v1/campaigns/${id}`, { ...draft, name: 'Renamed elsewhere', version }, EMPTY);

  await title.fill('My words');
  await expect(page.getByText('Somebody else changed this draft while you edited it.')).toBeVisible();
  await page.getByRole('button', { name: 'Load theirs' }).click();
  await expect(page.getByRole('heading', { name: 'Renamed elsewhere' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(title).toHaveValue('My words');
  await expect
    .poll(async () => (await world.call('GET', `/v1/campaigns/${id}`, undefined, EMPTY)).variants[0].content.en.title)
    .toBe('My words');
});

test('an audience reads as a sentence, and what is missing leads to its step', async ({ page, world }) => {
  const draft = {
    ...{ name: 'For whom', kind: 'upgrade', path: { from: 'starter', to: 'pro' } },
    trigger: { kind: 'placement', placement: 'billing-page' },
    variants: [{ id: 'a', surface: 'banner', content: { en: { title: 'Words' } } }],
  };
  const { id } = await world.call('POST', '/v1/campaigns', draft, EMPTY);
  await signIn(page, world, `/campaigns/${id}/edit?step=audience&env=env_empty`);
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('menuitem', { name: 'active users' }).click();
  await expect(page.getByRole('button', { name: 'Add a condition' })).toBeFocused();
  // As a person does: the driver of one browser types beside what a number field holds.
  await page.getByLabel('Users', { exact: true }).press('ControlOrMeta+a');
  await page.getByLabel('Users', { exact: true }).pressSequentially('7');
  await expect(page.getByText('At least 7 active users in the last 30 days.')).toBeVisible();
  await expect
    .poll(async () => (await world.call('GET', `/v1/campaigns/${id}`, undefined, EMPTY)).audience)
    .toEqual({ all: [{ of: 'active-users', days: 30, is: 'at-least', value: 7 }] });

  await page.getByRole('link', { name: /^Trigger/ }).click();
  await page.getByLabel('Placement').fill('');
  await page.getByRole('link', { name: /^Review/ }).click();
  await expect(page.getByText('Name the placement it waits for')).toBeVisible();
  await page.getByRole('link', { name: 'Open Trigger & timing' }).click();
  await expect(page.getByLabel('Placement')).toBeVisible();
});
