import type { BrowserContext, Page } from '@playwright/test';
import { beforeEach, expect, test } from 'vitest';
import { nudgesOf, start, until, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();
let context: BrowserContext;
beforeEach(async () => {
  context = await browser.newContext();
});

const later = (delayMs: number) =>
  leaseOf({ surface: 'banner', trigger: { kind: 'event', name: 'exported', delayMs } });
const nudgesIn = (page: Page): Promise<number> => page.locator('uptier-nudge').count();
const track = (page: Page, name: string): Promise<void> =>
  page.evaluate((event) => void Reflect.get(window, 'uptier').track(event), name);
const claims = (): number => wire.calls.filter(({ path }) => path === '/v1/claim').length;

/** What waits for its time, as the browser keeps it. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':d:')));
const isKept = (page: Page) => page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(':d:')));

/** Moves the instant at which what waits has happened. */
const setBack = (page: Page, ms: number): Promise<void> =>
  page.evaluate((by) => {
    for (const key of Object.keys(localStorage).filter((name) => name.includes(':d:'))) {
      const entries = Object.entries(JSON.parse(localStorage.getItem(key) ?? '{}'));
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(entries.map(([id, at]) => [id, Number(at) - by]))));
    }
  }, ms);

test('an event before the first answer plays the lease that comes with it', async () => {
  wire.session.leases = [leaseOf({ surface: 'banner', trigger: { kind: 'event', name: 'opened' } })];
  wire.page.head = `<script>window.uptier = [['identify', { user: { id: 'u' }, account: { id: 'a' } }], ['track', 'opened']]</script>${wire.page.head}`;
  const page = await context.newPage();
  await page.goto(wire.pages);
  await page.locator('uptier-nudge').waitFor();
});

test('a nudge comes some time after its event, on the page that is open by then, and once', async () => {
  wire.session.leases = [later(3_600_000)];
  const { page } = await visit(context, wire);
  await until(() => wire.streams() === 1, 'stream');
  await track(page, 'exported');
  await isKept(page);
  await page.goto(`${wire.pages}/elsewhere`);
  await until(() => wire.streams() === 1, 'stream');
  expect(await nudgesIn(page)).toBe(0);
  await setBack(page, 3_599_000);
  await page.goto(`${wire.pages}/elsewhere/still`);
  await page.locator('uptier-nudge').waitFor();
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
  expect(await kept(page)).toEqual([]);
  wire.session.leases = [];
  await page.reload();
  await page.waitForTimeout(500);
  expect([await nudgesIn(page), claims()]).toEqual([0, 1]);
});

test('a server’s event starts the same wait, and the tab that is left shows the nudge', async () => {
  wire.session.leases = [later(4000)];
  const one = await visit(context, wire);
  const two = await visit(context, wire);
  await until(() => wire.streams() === 1, 'stream');
  await two.page.waitForTimeout(300);
  wire.say('fire', { name: 'exported' });
  await isKept(one.page);
  await one.page.close();
  await two.page.bringToFront();
  await two.page.locator('uptier-nudge').waitFor();
  expect(claims()).toBe(1);
});

test('of several tabs one shows what has waited', async () => {
  wire.session.leases = [later(800)];
  const visits = await Promise.all([visit(context, wire), visit(context, wire), visit(context, wire)]);
  await until(() => wire.streams() === 1, 'stream');
  await visits[0]?.page.waitForTimeout(300);
  const [first] = visits;
  if (first) await track(first.page, 'exported');
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
  await first?.page.waitForTimeout(800);
  const counts = await Promise.all(visits.map(({ page }) => nudgesIn(page)));
  expect([counts.reduce((sum, count) => sum + count, 0), claims()]).toEqual([1, 1]);
});

test('logging out forgets what waits, also in another tab', async () => {
  wire.session.leases = [later(4000)];
  const one = await visit(context, wire);
  const two = await visit(context, wire);
  await until(() => wire.streams() === 1, 'stream');
  await two.page.waitForTimeout(300);
  await track(one.page, 'exported');
  await isKept(one.page);
  await two.page.evaluate(() => Reflect.get(window, 'uptier').reset());
  await one.page.waitForTimeout(4500);
  expect([await kept(one.page), await nudgesIn(one.page), claims()]).toEqual([[], 0, 0]);
  await one.page.evaluate(() =>
    Reflect.get(window, 'uptier').identify({ user: { id: 'u-1' }, account: { id: 'a-1' } }),
  );
  await one.page.waitForTimeout(1000);
  expect(claims()).toBe(0);
});

test('late is better than never, but not a day late; and what is gone does not come', async () => {
  wire.session.leases = [later(3_600_000)];
  const { page } = await visit(context, wire);
  await until(() => wire.streams() === 1, 'stream');
  await track(page, 'exported');
  await isKept(page);
  await setBack(page, 26 * 3_600_000);
  await page.reload();
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.includes(':d:')));
  await track(page, 'exported');
  await isKept(page);
  await setBack(page, 5 * 3_600_000);
  const leases = wire.session.leases;
  wire.session.leases = [];
  await page.reload();
  await page.waitForTimeout(600);
  expect([await nudgesIn(page), claims()]).toEqual([0, 0]);
  wire.session.leases = leases;
  wire.say('session', wire.session);
  await page.locator('uptier-nudge').waitFor();
});

test('a clock that is put back makes nobody wait for longer than once more', async () => {
  wire.session.leases = [later(900)];
  const { page } = await visit(context, wire);
  await until(() => wire.streams() === 1, 'stream');
  await track(page, 'exported');
  await isKept(page);
  await setBack(page, -86_400_000);
  await page.reload();
  await page.locator('uptier-nudge').waitFor();
});

test('what has come already is offered with the lease: once, and not while the host is busy', async () => {
  wire.session.leases = [leaseOf({ surface: 'banner', trigger: { kind: 'now', because: 'milestone' } })];
  wire.page.head = `<script>uptier.push(['init', { busy: () => window.isBusy !== false }])</script>${wire.page.head}`;
  const { page } = await visit(context, wire);
  await page.waitForTimeout(800);
  expect([await nudgesIn(page), claims()]).toEqual([0, 0]);
  await page.evaluate(() => Reflect.set(window, 'isBusy', false));
  await page.locator('uptier-nudge').waitFor();
  wire.say('session', wire.session);
  await page.getByRole('button', { name: 'Close' }).click();
  wire.say('session', wire.session);
  await page.waitForTimeout(600);
  expect([await nudgesIn(page), claims()]).toEqual([0, 1]);
});

test('what was refused is not asked for again at once, and what another tab has shown does not come here', async () => {
  const now = { kind: 'now', because: 'adoption' } as const;
  const lease = leaseOf({ surface: 'banner', trigger: now });
  wire.claimed.add(lease.id);
  wire.session.leases = [lease];
  const { page } = await visit(context, wire);
  await until(() => claims() === 1, 'claimed');
  wire.say('session', wire.session);
  await page.waitForTimeout(500);
  expect([await nudgesIn(page), claims()]).toEqual([0, 1]);

  const other = leaseOf({ surface: 'banner', trigger: now });
  await page.evaluate(() => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.showModal();
  });
  wire.session.leases = [other];
  wire.say('session', wire.session);
  const two = await visit(context, wire);
  await two.page.locator('uptier-nudge').waitFor();
  await page.bringToFront();
  await page.evaluate(() => document.querySelector('dialog')?.close());
  await page.waitForTimeout(800);
  expect([await nudgesIn(page), claims()]).toEqual([0, 2]);
});

test('a card that comes by itself takes the place that appears, and stays after it was seen', async () => {
  wire.session.leases = [leaseOf({ surface: 'card', trigger: { kind: 'now', because: 'requests' } })];
  const { page } = await visit(context, wire);
  await page.waitForTimeout(400);
  expect(await nudgesIn(page)).toBe(0);
  await page.evaluate(() => {
    const spot = document.body.appendChild(document.createElement('div'));
    Reflect.get(window, 'uptier').place('anywhere', spot);
  });
  await page.locator('uptier-nudge').waitFor();
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
  wire.session.leases = [];
  wire.say('session', wire.session);
  await page.waitForTimeout(300);
  expect(await nudgesIn(page)).toBe(1);
});

test.each(['banner', 'card'] as const)(
  'a %s about a limit says the new numbers when the next threshold is crossed while it is open',
  async (surface) => {
    const at = (open: number, title: string) => {
      const trigger = { kind: 'limit', limit: 'report_runs', thresholds: [80, 100], open } as const;
      const content = { title, primary: { label: 'See options', url: '/plans' } };
      const nudge = { content, locale: 'en', action: 'none' } as const;
      return { ...leaseOf({ surface, trigger, kind: 'limit-warning', nudge }), campaignId: 'runs' };
    };
    wire.session.leases = [at(80, '431 of 500 report runs')];
    wire.page.body += '<uptier-slot placement="home" style="display:block;min-height:160px"></uptier-slot>';
    const { page } = await visit(context, wire);
    await page.getByText('431 of 500 report runs').waitFor();
    await until(() => nudgesOf(wire).length === 1, 'shown');
    const full = at(100, '500 of 500 report runs');
    wire.session.leases = [full];
    await page.getByRole('button', { name: 'Not now' }).focus();
    wire.say('session', wire.session);
    await page.getByText('500 of 500 report runs').waitFor();
    const focused = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent);
    expect(focused).toBe('Not now');
    await until(() => nudgesOf(wire).length === 2, 'shown again, by its new decision');
    const decisions = [...wire.events.values()].filter(({ type }) => type === 'nudge').map((event) => event.decisionId);
    expect(decisions[1]).toBe(full.decisionId);
    const link = await page.getByRole('link', { name: 'See options' }).getAttribute('href');
    expect(link).toContain(`uptier_decision=${full.decisionId}`);
    expect([await nudgesIn(page), claims()]).toEqual([1, surface === 'banner' ? 2 : 0]);
  },
);

test.each(['banner', 'card'] as const)(
  'a %s whose numbers rise within its first second is told for both decisions, each after a second of its own',
  async (surface) => {
    const at = (open: number, title: string) => {
      const trigger = { kind: 'limit', limit: 'report_runs', thresholds: [80, 100], open } as const;
      const nudge = { content: { title }, locale: 'en', action: 'none' } as const;
      return { ...leaseOf({ surface, trigger, kind: 'limit-warning', nudge }), campaignId: 'runs' };
    };
    const [near, full] = [at(80, '431 of 500 report runs'), at(100, '500 of 500 report runs')];
    wire.session.leases = [near];
    wire.page.body += '<uptier-slot placement="home" style="display:block;min-height:160px"></uptier-slot>';
    const { page } = await visit(context, wire);
    await until(() => wire.streams() === 1, 'stream');
    await page.getByText('431 of 500 report runs').waitFor();
    await page.waitForTimeout(500);
    wire.session.leases = [full];
    wire.say('session', wire.session);
    await page.getByText('500 of 500 report runs').waitFor();
    const risenAt = Date.now();
    await until(() => nudgesOf(wire).length === 2, 'both are told');
    const seen = [...wire.events.values()].filter(({ type }) => type === 'nudge');
    expect(seen.map(({ decisionId }) => decisionId)).toEqual([near.decisionId, full.decisionId]);
    const [first, second] = seen.map((event) => Date.parse(String(event.at)) - risenAt);
    expect(first).toBeLessThan(700);
    expect(second).toBeGreaterThan(900);
  },
);
