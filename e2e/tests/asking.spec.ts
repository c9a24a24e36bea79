import { expect } from '@playwright/test';
import type { Json, World } from '../world.ts';
import { openAs, test } from './story.ts';

const owner = { user: { id: 'atlas-parcel.ines-caballero' }, account: { id: 'atlas-parcel' } };

/** How many nudges wait for the owner because colleagues asked. */
async function broughtByRequests(world: World): Promise<number> {
  const { leases } = await world.call('POST', '/v1/session', owner, 'pk_demo');
  return leases.filter((lease: Json) => lease.trigger.because === 'requests').length;
}

test('a member asks at a locked page; the owner’s next page says who asked, for what, and when', async ({
  page,
  context,
  world,
}) => {
  const policy = await world.call('GET', '/v1/policy');
  await world.call('PUT', '/v1/policy', { ...policy, holdout: 0 });
  await openAs(page, world, 'atlas-parcel', 'member', '/sso');
  await page.getByRole('button', { name: 'Ask your admin' }).click();
  await expect(page.getByRole('button', { name: /^Asked on \w{3} \d+$/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /^Asked on/ })).toBeVisible();

  await expect.poll(() => broughtByRequests(world)).toBeGreaterThan(0);
  const ownersPage = await (await context.browser()?.newContext())?.newPage();
  if (!ownersPage) throw new Error('the browser has gone');
  await openAs(ownersPage, world, 'atlas-parcel', 'owner');
  const nudge = ownersPage.locator('uptier-nudge', { hasText: 'A colleague asked for Single sign-on' });
  // The warning about seats comes first, and leaves by itself after 12 s. Whatever the surface, its title is seen.
  await expect(nudge.getByRole('heading')).toBeVisible({ timeout: 60_000 });
  // In one line, or as a row with a face where the variant has room.
  await expect(nudge).toContainText(/Joel Marsh,?\s*today/);
  await expect.poll(() => broughtByRequests(world)).toBe(0);
  await ownersPage.context().close();
});

test('a nudge comes some time after its event, on the page that is open by then', async ({ page, world }) => {
  const { id } = await world.call('POST', '/v1/campaigns', {
    ...{ name: 'After an export', kind: 'adoption', holdout: 0, audience: { all: [] } },
    trigger: { kind: 'event', name: 'export.finished', delayMs: 3000 },
    variants: [{ id: 'a', surface: 'toast', content: { en: { title: 'Schedule what you export' } } }],
  });
  await world.call('POST', `/v1/campaigns/${id}/publish`, {});
  await openAs(page, world, 'meridian-group', 'owner', '/reports');
  await page.waitForFunction(() => Reflect.get(window, 'uptier')?.usage?.('report_runs').value);
  await page.evaluate(() => Reflect.get(window, 'uptier').track('export.finished'));
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(':d:')));
  await page.goto(`${world.hostUrl}/billing`);
  const toast = page.getByText('Schedule what you export');
  await expect(toast).toBeHidden();
  await expect(toast).toBeVisible();
  await world.call('POST', `/v1/campaigns/${id}/pause`, {});
});
