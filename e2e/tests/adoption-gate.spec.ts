import { expect } from '@playwright/test';
import { openAs, test } from './story.ts';

test('an account below the adoption threshold gets no pitch, and the trace says why', async ({ page, world }) => {
  await openAs(page, world, 'paperplane-studio', 'owner');
  await page.goto(`${world.hostUrl}/billing`);
  await expect(page.locator('uptier-meter').first()).toContainText('355 of 500');
  const who = { user: { id: 'paperplane-studio.yuki-tanabe' }, account: { id: 'paperplane-studio' } };
  const { leases } = await world.call('POST', '/v1/session', who);
  expect(leases.filter((lease: { kind: string }) => lease.kind === 'upgrade')).toEqual([]);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const asked = { accountId: 'paperplane-studio', userId: 'somebody', placement: 'billing-page', explain: true };
  const { outcome, trace } = await world.call('POST', '/v1/decide', asked);
  expect(outcome).toBe('none');
  const adoption = trace.filter((row: { gate: string }) => row.gate === 'adoption');
  expect(adoption).not.toEqual([]);
  for (const row of adoption) expect(row.saw).toEqual({ used: 2, total: 6, threshold: 60 });
});
