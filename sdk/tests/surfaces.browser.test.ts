import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { expect, test } from 'vitest';
import { start, until, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();

const surfaces = ['banner', 'modal', 'toast', 'tooltip', 'card', 'meter', 'paywall'] as const;
const at = (days: number): number => Date.UTC(2026, 10, 20) + days * 86_400_000;

function fullLease(surface: Lease['surface'], locale: string): Lease {
  return leaseOf({
    surface,
    trigger: { kind: 'placement', placement: 'home' },
    nudge: {
      locale,
      action: surface === 'paywall' ? 'ask' : 'upgrade',
      requests: {
        count: 3,
        askedAt: null,
        names: ['Tom Adeyemi', 'Lena Voss'],
        people: [
          { name: 'Tom Adeyemi', askedAt: at(-2) },
          { name: 'Lena Voss', askedAt: at(-1) },
        ],
        for: 'Pro',
      },
      meter: { limit: 'report_runs', name: 'Report runs', used: 431, max: 500, resetsAt: at(11), reachedAt: at(3) },
      content: {
        title: 'Your team ran 431 reports this month',
        body: 'At **23 a day** you reach 500 on **Nov 23**.\nPro gives you **5,000 runs a month**.',
        evidence: 'At this pace: about 660 by Nov 30',
        bullets: ['API access, 100 calls a minute', '20 seats, now 10'],
        price: '$599 a month',
        priceNote: 'you pay $199 now',
        primary: { label: 'Upgrade to Pro', url: '/checkout' },
        secondary: { label: 'Compare tiers' },
      },
    },
  });
}

const looks = [
  ['light', 'ltr', 'en', 900],
  ['dark', 'ltr', 'en', 900],
  ['light', 'rtl', 'ar', 900],
  ['dark', 'ltr', 'en', 320],
] as const;

test.each(surfaces.flatMap((surface) => looks.map((look) => [surface, ...look] as const)))(
  'a %s, %s, %s, %s, %i px wide: it stands inside the window, and nothing else moves',
  async (surface, scheme, dir, locale, width) => {
    wire.reset();
    wire.page.head += `<style>:root { color-scheme: ${scheme}; } body { margin: 0; font-family: sans-serif; background: ${scheme === 'dark' ? '#111' : '#fff'}; color: ${scheme === 'dark' ? '#eee' : '#111'}; } #spot { min-height: 620px; } #tip { width: fit-content; margin-inline: auto; }</style>`;
    const spot = surface === 'tooltip' ? '<button id="spot-tip">Schedule</button>' : '';
    wire.page.body = `<main dir="${dir}"><h1>Host</h1><div id="tip">${spot}</div><div id="spot"></div><p id="after">After</p></main>`;
    wire.session.leases = [fullLease(surface, locale)];
    const context = await browser.newContext({ viewport: { width, height: 720 }, reducedMotion: 'reduce' });
    const { page } = await visit(context, wire);
    await page.evaluate(() => {
      Reflect.set(window, 'shift', 0);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Reflect.set(window, 'shift', Reflect.get(window, 'shift') + Reflect.get(entry, 'value'));
      }).observe({ type: 'layout-shift', buffered: false });
    });
    await page.evaluate((isOver) => {
      const place = document.querySelector('#spot-tip') ?? (isOver ? null : document.querySelector('#spot'));
      Reflect.get(window, 'uptier').place('home', place);
    }, ['banner', 'modal', 'toast'].includes(surface));
    await page.waitForFunction(() => document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('.u-box'));
    await until(() => [...wire.events.values()].some(({ what }) => what === 'shown'), 'shown');
    const box = await page.evaluate(() =>
      document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('.u-box')?.getBoundingClientRect().toJSON(),
    );
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBe(0);
    await context.close();
  },
);
