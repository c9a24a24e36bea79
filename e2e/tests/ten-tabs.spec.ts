import { expect, type Page } from '@playwright/test';
import { test } from './story.ts';

/** A nudge of its own for the empty environment, published by API. */
async function publish(call: (method: string, path: string, body?: unknown, key?: string) => Promise<{ id: string }>) {
  const campaign = {
    name: 'One of ten tabs',
    kind: 'upgrade',
    path: { from: 'starter', to: 'pro' },
    holdout: 0,
    trigger: { kind: 'event', name: 'ten.tabs' },
    audience: { all: [] },
    guardrails: { buyersOnly: false, adoptionThreshold: 0, preferredWindowOnly: false, caps: {}, clocks: {} },
    variants: [
      {
        ...{ id: 'a', weight: 1, surface: 'toast' },
        content: { en: { title: 'Only one of ten tabs says this', primary: { label: 'Go' } } },
      },
    ],
    goal: { windowDays: 30 },
  };
  const { id } = await call('POST', '/v1/campaigns', campaign, 'sk_empty');
  await call('POST', `/v1/campaigns/${id}/publish`, {}, 'sk_empty');
}

test('ten tabs of one user hold one stream, and what all of them ask for is shown in one', async ({
  context,
  world,
}) => {
  test.slow();
  const catalog = await world.call('GET', '/v1/catalog', undefined, 'sk_empty');
  const policy = await world.call('GET', '/v1/policy', undefined, 'sk_empty');
  expect(catalog.tiers.length).toBeGreaterThan(1);
  await world.call('PUT', '/v1/policy', { ...policy, holdout: 0, adoptionThreshold: 0, paths: [] }, 'sk_empty');
  await world.call(
    'POST',
    '/v1/accounts/ten-tabs/plan',
    { id: 'p-1', tier: 'starter', mrr: 19900, currency: 'usd' },
    'sk_empty',
  );
  await publish(world.call);
  const streams = new Set<unknown>();
  context.on('request', (request) => request.url().endsWith('/v1/stream') && streams.add(request));
  context.on('requestfinished', (request) => streams.delete(request));
  context.on('requestfailed', (request) => streams.delete(request));
  const tabs: Page[] = [];
  for (let at = 0; at < 10; at += 1) {
    const tab = await context.newPage();
    await tab.goto(`${world.uptierUrl}/healthz`);
    await tab.evaluate(async (origin) => {
      const script = document.createElement('script');
      Object.assign(script, { src: `${origin}/sdk/uptier.js`, async: true });
      Object.assign(script.dataset, { key: 'pk_empty', host: origin });
      Reflect.set(window, 'uptier', [
        ['identify', { user: { id: 'u-1', traits: { role: 'owner' } }, account: { id: 'ten-tabs' } }],
      ]);
      document.documentElement.append(script);
      await new Promise((resolve) => script.addEventListener('load', resolve));
    }, world.uptierUrl);
    tabs.push(tab);
  }
  await expect.poll(() => streams.size).toBe(1);
  await tabs[9]?.waitForTimeout(1000);
  await Promise.all(tabs.map((tab) => tab.evaluate("uptier.track('ten.tabs')")));
  const shown = async (): Promise<number> => {
    const counts = await Promise.all(tabs.map((tab) => tab.getByText('Only one of ten tabs says this').count()));
    return counts.filter((count) => count > 0).length;
  };
  for (const tab of tabs) {
    await tab.bringToFront();
    await tab.waitForTimeout(300);
  }
  await expect.poll(shown).toBe(1);
  await Promise.all(tabs.map((tab) => tab.evaluate("uptier.track('ten.tabs')")));
  await tabs[0]?.waitForTimeout(2000);
  expect(await shown()).toBe(1);
  const claims = await world.call('GET', '/v1/accounts/ten-tabs', undefined, 'sk_empty');
  expect(claims.tier).toBe('starter');
  expect(streams.size).toBe(1);
});
