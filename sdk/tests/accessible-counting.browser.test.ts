import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import { expect, test } from 'vitest';
import { start, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();

const nudge: Nudge = {
  locale: 'en',
  action: 'none',
  content: { title: '480 of 500 reports', body: '20 are left this month.' },
  live: {
    title: '{{usage.reports.used}} of {{usage.reports.limit}} reports',
    body: '{{usage.reports.left}} are left this month.',
  },
};

test.each(['toast', 'banner', 'modal'] as const)(
  'an open %s and the meter beside it say the same while use climbs, and each step is not said aloud',
  async (surface) => {
    wire.page.body = '<main><h1>Host</h1><uptier-meter limit="reports"></uptier-meter></main>';
    wire.session.usage = { reports: { used: 480, limit: 500, ratio: 0.96, resetsAt: null, reachedAt: null } };
    const trigger = { kind: 'limit', limit: 'reports', thresholds: [95], open: 95 } as const;
    wire.session.leases = [leaseOf({ surface, kind: 'limit-warning', trigger, nudge })];
    const { page } = await visit(await browser.newContext(), wire);
    const title = page.locator('uptier-nudge h2');
    await expect.poll(() => title.textContent()).toBe('480 of 500 reports');
    const region = page.locator('uptier-nudge').getByRole('status');
    if (surface !== 'modal') await expect.poll(() => region.getAttribute('aria-live')).toBe('off');
    await page.evaluate(() => {
      for (let count = 0; count < 30; count += 1) Reflect.get(window, 'uptier').track('reports');
    });
    await expect.poll(() => title.textContent()).toBe('510 of 500 reports');
    expect(await page.locator('uptier-nudge .u-body').last().textContent()).toContain('0 are left this month.');
    await expect.poll(() => page.locator('uptier-meter .u-level').textContent()).toBe('510 of 500');
    if (surface !== 'modal') expect(await region.getAttribute('aria-live')).toBe('off');
  },
);

test('a higher threshold that comes while a warning is open is said aloud again', async () => {
  wire.page.body = '<main><h1>Host</h1></main>';
  wire.session.usage = { reports: { used: 480, limit: 500, ratio: 0.96, resetsAt: null, reachedAt: null } };
  const trigger = { kind: 'limit', limit: 'reports', thresholds: [95, 100], open: 95 } as const;
  const lease = leaseOf({ surface: 'toast', kind: 'limit-warning', trigger, nudge });
  wire.session.leases = [lease];
  const { page } = await visit(await browser.newContext(), wire);
  const region = page.locator('uptier-nudge').getByRole('status');
  await expect.poll(() => region.getAttribute('aria-live')).toBe('off');
  await page.evaluate(() => {
    const seen: unknown[] = [];
    Reflect.set(window, 'seen', seen);
    const status = document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('[role=status]');
    const look = (): unknown => seen.push(`${status?.getAttribute('aria-live')}: ${status?.textContent}`);
    if (status) new MutationObserver(look).observe(status, { childList: true, subtree: true, characterData: true });
  });
  const full: Nudge = { locale: 'en', action: 'none', content: { title: 'All reports are used' } };
  wire.session.leases = [{ ...lease, id: 'higher', trigger: { ...trigger, open: 100 }, nudge: full }];
  wire.say('session', wire.session);
  await expect
    .poll(() => page.evaluate(() => String(Reflect.get(window, 'seen'))))
    .toMatch(/polite: All reports are used/);
});
