import { expect, type Locator, type Page } from '@playwright/test';
import type { World } from '../world.ts';
import { signIn } from './console.ts';
import { test } from './story.ts';

const EMPTY = 'sk_empty';

const pitch = (name: string, placement: string) => ({
  ...{
    name,
    kind: 'upgrade',
    path: { from: 'starter', to: 'pro' },
    holdout: 0,
    trigger: { kind: 'placement', placement },
  },
  variants: [{ id: 'a', surface: 'banner', content: { en: { title: 'Room to grow' } } }],
});

/** An account on Starter; who uses little of it is below the adoption threshold. */
async function createAccount(world: World, id: string, industry: string, features: readonly string[]): Promise<void> {
  const plan = { id: `plan-${id}`, tier: 'starter', mrr: 19900, currency: 'usd' };
  await world.call('POST', `/v1/accounts/${id}/plan`, plan, EMPTY);
  await world.call('PUT', `/v1/accounts/${id}`, { traits: { name: `Company ${id}`, industry } }, EMPTY);
  await world.call(
    'PUT',
    `/v1/accounts/${id}/users/${id}-dana`,
    { traits: { name: 'Dana Okafor', role: 'owner' } },
    EMPTY,
  );
  const events = features.map((name) => ({
    ...{ id: `${name}-${id}`, type: 'usage', accountId: id, userId: `${id}-dana`, name, quantity: 9 },
  }));
  await world.call('POST', '/v1/events', { events }, EMPTY);
}

/** A page of the product asks, as its SDK does. */
const visit = (world: World, id: string, placement: string) =>
  world.call('POST', '/v1/decide', { accountId: id, userId: `${id}-dana`, placement }, 'pk_empty');

/** Opens a menu by keyboard and walks down to an item. */
async function choose(page: Page, opener: Locator, name: string): Promise<void> {
  await opener.press('Enter');
  const item = page.getByRole('menuitem', { name });
  await expect(item).toBeVisible();
  for (let step = 0; step < 20 && (await item.getAttribute('data-highlighted')) === null; step++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(item).toBeHidden();
}

/** As a person does: the driver of one browser types beside what a number field holds. */
async function write(field: Locator, text: string): Promise<void> {
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(text);
}

const STARTER = ['dashboards', 'templates', 'comments', 'scheduled_reports', 'slack_alerts', 'report_export'];

test('a nested audience is written by keyboard, checked against what was sent, and read back', async ({
  page,
  world,
}) => {
  await createAccount(world, 'nest', 'health', ['comments']);
  const { id } = await world.call('POST', '/v1/campaigns', pitch('Nested', 'nest-page'), EMPTY);
  const audience = async () => (await world.call('GET', `/v1/campaigns/${id}`, undefined, EMPTY)).audience;
  await signIn(page, world, `/campaigns/${id}/edit?step=audience&env=env_empty`);

  await page.getByRole('button', { name: 'Group', exact: true }).press('Enter');
  const group = page.getByRole('group', { name: 'Any of these' });
  const industry = group.getByLabel('Trait of the account');
  await expect(industry).toHaveValue('industry');
  await group.getByLabel('Value', { exact: true }).fill('health');
  await choose(page, group.getByRole('button', { name: 'Add a condition' }), 'account trait');
  await group.getByLabel('Trait of the account').last().fill('renewalAt');
  await expect(group.getByText('days ago', { exact: true })).toBeVisible();
  await expect.poll(audience).toEqual({
    all: [
      {
        any: [
          { of: 'account', trait: 'industry', is: 'equal', value: 'health' },
          { of: 'account', trait: 'renewalAt', is: 'before', value: { daysFromNow: -30 } },
        ],
      },
    ],
  });
  await expect(
    page.getByText('Account’s industry is health or account’s renewalAt is more than 30 days ago.'),
  ).toBeVisible();

  const more = group.getByRole('button', { name: 'More for this part' }).last();
  await choose(page, more, 'Except when this is true');
  await expect(group.getByText('except when', { exact: true })).toBeVisible();
  await choose(page, more, 'Move out of the group');
  await expect.poll(audience).toEqual({
    all: [
      { any: [{ of: 'account', trait: 'industry', is: 'equal', value: 'health' }] },
      { not: { of: 'account', trait: 'renewalAt', is: 'before', value: { daysFromNow: -30 } } },
    ],
  });

  await industry.first().fill('mood');
  await expect(page.getByText('No account trait mood was ever sent')).toBeVisible();
  await industry.first().fill('industry');
  await group.getByLabel('Value', { exact: true }).fill('7');
  await expect(group.getByText('industry was only ever sent as text')).toBeVisible();
  await page.getByRole('link', { name: /^Review/ }).click();
  await expect(page.getByText(/industry was only ever sent as text/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toHaveAttribute('aria-disabled', 'true');
});

test('a draft is tried on what was recorded, and says which gate stops it', async ({ page, world }) => {
  await createAccount(world, 'busy', 'retail', STARTER);
  await createAccount(world, 'idle', 'retail', ['comments']);
  for (const id of ['busy', 'idle']) await visit(world, id, 'dry-page');
  const { id } = await world.call('POST', '/v1/campaigns', pitch('Tried before', 'dry-page'), EMPTY);
  await signIn(page, world, `/campaigns/${id}/edit?step=review&env=env_empty`);
  await page.getByRole('button', { name: 'Dry run on the last 30 days' }).click();
  const run = page.getByRole('region', { name: 'What would have come of its moments' });
  await expect(page.getByText(/^1 account and 1 user would have seen it/)).toBeVisible();
  await expect(run.getByRole('listitem').filter({ hasText: 'Adopt first' })).toContainText(
    '1 account never got through',
  );
  await expect(run.getByRole('listitem').filter({ hasText: 'Shown' })).toContainText('50.0%');

  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /^Content/ })
    .click();
  await page.getByRole('textbox', { name: /^Title/ }).fill('Other words');
  await page.getByRole('link', { name: /^Review/ }).click();
  await expect(page.getByText('The draft has changed since.')).toBeVisible();
});

test('why an account did not see it stands on its page, with the trace as it was kept', async ({ page, world }) => {
  await createAccount(world, 'kept', 'retail', ['comments']);
  const { id } = await world.call('POST', '/v1/campaigns', pitch('Kept back', 'kept-page'), EMPTY);
  await world.call('POST', `/v1/campaigns/${id}/publish`, {}, EMPTY);
  await visit(world, 'kept', 'kept-page');
  await signIn(page, world, '/accounts/kept?env=env_empty');
  const row = page.getByRole('table', { name: 'Decisions kept' }).getByRole('row', { name: /at kept-page/ });
  await expect(row).toContainText('Dana Okafor');
  await row.click();
  const kept = page.getByRole('dialog', { name: /^Decision of/ });
  await expect(kept.getByRole('table').getByRole('row', { name: /Kept back/ })).toContainText('1 of 6 features');
  await kept.getByRole('button', { name: 'Ask all gates at that moment' }).click();
  await expect(page.getByRole('heading', { name: 'Why did Dana not see it?' })).toBeVisible();

  await page.goto(`${world.uptierUrl}/console/campaigns/${id}?env=env_empty`);
  await expect(page.getByText('It fit 1 time, and was let through 0')).toBeVisible();
  await world.call('POST', `/v1/campaigns/${id}/pause`, {}, EMPTY);
});

test('the weights of readiness are saved only when they add up', async ({ page, world }) => {
  await signIn(page, world, '/settings/policy?env=env_empty');
  await write(page.getByLabel('Usage going up'), '30');
  await expect(page.getByText('Sum 105 of 100')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save policy' })).toHaveAttribute('aria-disabled', 'true');
  await write(page.getByLabel('Room to grow'), '0');
  await page.getByRole('button', { name: 'Add a path' }).click();
  await write(page.getByLabel('At least, percent'), '70');
  await page.getByRole('button', { name: 'Save policy' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'holds from now on' })).toBeVisible();
  expect(await world.call('GET', '/v1/policy', undefined, EMPTY)).toMatchObject({
    readinessWeights: { usage: 30, whitespace: 0 },
    paths: [{ from: 'starter', to: 'pro', adoptionThreshold: 70 }],
  });
});
