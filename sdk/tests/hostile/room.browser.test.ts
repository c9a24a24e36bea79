import type { BrowserContext, Page } from '@playwright/test';
import { beforeEach, expect, inject, test } from 'vitest';
import { start, visit } from '../browser.ts';
import { leaseOf } from '../wire.ts';

const { browser, wire } = await start();
let context: BrowserContext;
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 320, height: 900 } });
  wire.session.usage = { runs: { used: 431, limit: 500, ratio: 0.862, resetsAt: null, reachedAt: null } };
  wire.session.entitlements = { sso: { allowed: false, reason: 'not-in-tier' } };
  wire.session.leases = [
    leaseOf({ surface: 'card', trigger: { kind: 'placement', placement: 'home' } }),
    leaseOf({ surface: 'paywall', trigger: { kind: 'feature', feature: 'sso' } }),
  ];
});

const elements = {
  slot: ['<uptier-slot placement="home"></uptier-slot>', 'Your team ran 431 reports'],
  meter: ['<uptier-meter limit="runs"></uptier-meter>', '431 of 500'],
  gate: ['<uptier-gate feature="sso"></uptier-gate>', 'Your team ran 431 reports'],
} as const;
const hosts: Record<string, (inside: string) => string> = {
  'a block': (inside) => `<div>${inside}</div>`,
  'a column with gaps': (inside) =>
    `<div style="display:flex;flex-direction:column;gap:16px"><p>Before</p>${inside}<p>Next</p></div>`,
  'a grid': (inside) => `<div style="display:grid;gap:12px"><p>Before</p>${inside}<p>Next</p></div>`,
  'a cell of a table': (inside) =>
    `<table style="width:100%"><tbody><tr><td style="width:80%">${inside}</td><td>Aside</td></tr><tr><td>Next</td></tr></tbody></table>`,
  'a part without a box': (inside) => `<div style="display:contents">${inside}</div>`,
  'too little room': (inside) => `<div style="min-height:40px">${inside}</div>`,
};
const watch = `window.shifts = 0; window.jump = 0;
try { new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifts += entry.value; }).observe({ type: 'layout-shift', buffered: true }); } catch {}
let last; (function look() { const top = document.getElementById('read')?.getBoundingClientRect().top; if (last !== undefined) window.jump = Math.max(window.jump, top - last); last = top; requestAnimationFrame(look); })();`;

/** The page with this in it, its first answer late: everything else stands by then. */
async function open(markup: string): Promise<Page> {
  wire.page.head = `<script>${watch}</script>${wire.page.head}`;
  wire.page.body = `<main><h1>Host</h1>${markup}<p id="read">What the user reads</p><p>More of it</p></main>`;
  await context.route(`${wire.host}/v1/session`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue().catch(() => undefined);
  });
  const { page } = await visit(context, wire);
  return page;
}

/** Waits until what came is open to its whole height. */
async function untilOpen(page: Page, words: string): Promise<void> {
  await page.getByText(words).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => {
    const inner = (
      document.querySelector('uptier-nudge') ??
      document.querySelector('uptier-gate')?.shadowRoot?.querySelector('uptier-nudge')
    )?.shadowRoot?.querySelector<HTMLElement>('.uptier');
    return inner && inner.style.blockSize === '' && inner.getBoundingClientRect().height > 40;
  });
  await page.waitForTimeout(200);
}

const around = (element: keyof typeof elements, host: string) => [element, host, ...elements[element]] as const;
const cases = [
  ...Object.keys(hosts).map((host) => around('slot', host)),
  around('meter', 'a block'),
  around('gate', 'a block'),
];

test.each(cases)('a %s in %s that reserves nothing opens without a jump', async (_, host, markup, words) => {
  const page = await open(hosts[host]?.(markup) ?? markup);
  await untilOpen(page, words);
  const [shifts, jump] = await page.evaluate(() => [Reflect.get(window, 'shifts'), Reflect.get(window, 'jump')]);
  expect(jump, host).toBeGreaterThan(0);
  expect(jump, host).toBeLessThan(3);
  if (inject('engine') === 'chromium') expect(shifts, host).toBe(0);
});

test('two that open at once push the page no faster than one', async () => {
  const page = await open(`${elements.slot[0]}<p>Between</p>${elements.meter[0]}`);
  await untilOpen(page, elements.slot[1]);
  const [shifts, jump] = await page.evaluate(() => [Reflect.get(window, 'shifts'), Reflect.get(window, 'jump')]);
  expect(jump).toBeLessThan(3);
  if (inject('engine') === 'chromium') expect(shifts).toBe(0);
});

test.each(Object.entries(elements))('a %s in room that was reserved moves nothing', async (_, [markup, words]) => {
  const page = await open(`<div style="min-height:420px">${markup}</div>`);
  await untilOpen(page, words);
  const [shifts, jump] = await page.evaluate(() => [Reflect.get(window, 'shifts'), Reflect.get(window, 'jump')]);
  expect([shifts, jump]).toEqual([0, 0]);
});

test('what stands out of sight opens at once, and nothing that is seen moves', async () => {
  const page = await open(`<div style="height: 1200px"></div>${elements.slot[0]}`);
  await untilOpen(page, elements.slot[1]);
  const [shifts, jump] = await page.evaluate(() => [Reflect.get(window, 'shifts'), Reflect.get(window, 'jump')]);
  expect([shifts, jump > 40]).toEqual([0, true]);
});
