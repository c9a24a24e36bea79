import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { surfaces } from '@uptier/shared/contracts/surface.ts';
import { expect, test } from 'vitest';
import { nudgesOf, start, until, visit } from './browser.ts';
import { askedNudge, fullNudge, show } from './full-nudge.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();

function fullLease(surface: Lease['surface'], locale: string): Lease {
  const nudge = surface === 'paywall' ? askedNudge(locale) : fullNudge(locale);
  return leaseOf({ surface, trigger: { kind: 'placement', placement: surface }, nudge });
}

function placeOf(surface: Lease['surface']): string | null {
  if (surface === 'banner' || surface === 'modal' || surface === 'toast') return null;
  return surface === 'tooltip' ? '#spot-tip' : '#spot';
}

const looks = [
  ['light', 'ltr', 'en', 900],
  ['dark', 'ltr', 'en', 900],
  ['light', 'rtl', 'ar', 900],
  ['dark', 'ltr', 'en', 320],
] as const;

/** Each in turn: the host takes away the one before. */
test.each(looks)(
  '%s, %s, %s, %i px wide: every surface stands inside the window, and nothing else moves',
  async (scheme, dir, locale, width) => {
    wire.page.head += `<style>:root { color-scheme: ${scheme}; } body { margin: 0; font-family: sans-serif; background: ${scheme === 'dark' ? '#111' : '#fff'}; color: ${scheme === 'dark' ? '#eee' : '#111'}; } #spot { min-height: 620px; } #tip { width: fit-content; margin-inline: auto; }</style>`;
    wire.page.body = `<main dir="${dir}"><h1>Host</h1><div id="tip"><button id="spot-tip">Schedule</button></div><div id="spot"></div><p id="after">After</p></main>`;
    wire.session.leases = surfaces.map((surface) => fullLease(surface, locale));
    const context = await browser.newContext({ viewport: { width, height: 720 }, reducedMotion: 'reduce' });
    const { page } = await visit(context, wire);
    await page.evaluate(() => {
      Reflect.set(window, 'shift', 0);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Reflect.set(window, 'shift', Reflect.get(window, 'shift') + Reflect.get(entry, 'value'));
      }).observe({ type: 'layout-shift', buffered: false });
    });
    for (const [index, surface] of surfaces.entries()) {
      await show(page, surface, placeOf(surface));
      await until(() => nudgesOf(wire).length > index, `${surface}: shown`);
      const box = await page.evaluate(() =>
        document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('.u-box')?.getBoundingClientRect().toJSON(),
      );
      expect(box.left, surface).toBeGreaterThanOrEqual(0);
      expect(box.right, surface).toBeLessThanOrEqual(width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), surface).toBe(true);
      expect(await page.evaluate(() => Reflect.get(window, 'shift')), surface).toBe(0);
      await page.evaluate(() => document.querySelector('uptier-nudge')?.remove());
    }
    expect(nudgesOf(wire)).toEqual(surfaces.map(() => 'shown'));
  },
);
