import { expect } from '@playwright/test';
import { test } from './story.ts';

test('what was acknowledged is there after the server was killed', async ({ world }) => {
  const accountId = `crash-${Date.now()}`;
  const plan = { id: 'p1', tier: 'starter', mrr: 19900, currency: 'usd' };
  await world.call('POST', `/v1/accounts/${accountId}/plan`, plan);
  let acknowledged = 0;
  let isRunning = true;
  const sender = (async () => {
    for (let index = 0; isRunning; index++) {
      const event = { id: `e${index}`, type: 'usage', accountId, userId: 'u', name: 'report_runs' };
      const answer = await world.call('POST', '/v1/events', { events: [event] }).catch(() => null);
      if (answer?.results[0]?.status === 'accepted') acknowledged++;
      else break;
    }
  })();
  await expect.poll(() => acknowledged).toBeGreaterThan(50);
  await world.kill();
  isRunning = false;
  await sender;
  await world.restart();
  const { usage } = await world.call('GET', `/v1/accounts/${accountId}`);
  expect(usage.report_runs.used).toBeGreaterThanOrEqual(acknowledged);
  expect(usage.report_runs.used).toBeLessThanOrEqual(acknowledged + 1);
});
