import { surfaces } from '@uptier/shared/contracts/surface.ts';
import { expect, test } from 'vitest';
import { nudgesOf, until } from '../browser.ts';
import { leaseOf } from '../wire.ts';
import { expectSeen, expectUnhurt, expectWorking, inBothBrowsers } from './host.ts';

const TITLE = 'Your team ran 431 reports';

/** Counts what moves: the browser's own entries where it has them, and where everything stands where it has not. */
const watchLayout = `
  window.shifts = 0;
  try { new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifts += entry.value; }).observe({ type: 'layout-shift', buffered: true }); } catch {}
  window.rects = () => JSON.stringify([...document.querySelectorAll('main, main *, #slot, #after')].map((one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [one.tagName, x, y, width, height]; }));`;
const body =
  '<style>body { display: grid; gap: 24px; margin: 8px; align-content: space-between; min-block-size: 700px; } main:last-child { color: red; }</style><main><h1>Host</h1><input id="typing"><button id="go">Go</button><p>Some text</p></main>';

await inBothBrowsers((host) => {
  for (const surface of surfaces) {
    test(`${surface}: nothing moves, and only the modal takes the focus, which it gives back`, async () => {
      const { wire } = host;
      const place = surface === 'tooltip' || surface === 'card' || surface === 'meter' ? 'slot' : null;
      const trigger =
        surface === 'paywall'
          ? ({ kind: 'feature', feature: 'late' } as const)
          : ({ kind: 'placement', placement: 'late' } as const);
      wire.session.leases = [leaseOf({ surface, trigger })];
      wire.page.body = body;
      const opened = await host.open(watchLayout);
      const { page } = opened;
      await page
        .locator('body')
        .evaluate((element) => element.insertAdjacentHTML('beforeend', '<p id="after">after</p>'));
      await page.locator('#typing').click();
      await page.keyboard.type('before ');
      await page.waitForTimeout(600);
      const before = await page.evaluate('[window.shifts, window.rects()]');
      await page.evaluate(
        surface === 'paywall'
          ? "void uptier.gate('late').prompt()"
          : `void uptier.place('late', ${place ? `document.getElementById('${place}')` : 'null'})`,
      );
      await page.getByText(TITLE).waitFor();
      await page.waitForTimeout(300);
      const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);
      if (surface === 'modal') {
        expect(await focused()).not.toBe('typing');
        await page.keyboard.press('Escape');
        await page.getByText(TITLE).waitFor({ state: 'hidden' });
      }
      expect(await focused()).toBe('typing');
      await page.keyboard.type('after');
      expect(await page.locator('#typing').inputValue()).toBe('before after');
      await page.waitForTimeout(100);
      expect(await page.evaluate('[window.shifts, window.rects()]')).toEqual(before);
      await expectUnhurt(opened);
    });
  }

  test('the focus goes to the nearest ancestor when the opener has gone', async () => {
    const { wire } = host;
    wire.session.leases = [leaseOf({ surface: 'modal', trigger: { kind: 'event', name: 'open' } })];
    wire.page.body =
      '<main><button id="go">Go</button><section id="near" tabindex="-1"><button id="opener">Open</button></section></main>';
    const { page } = await host.open();
    await page.locator('#opener').focus();
    await page.evaluate("uptier.track('open')");
    await page.getByRole('dialog').waitFor();
    await page.evaluate("document.getElementById('opener').remove()");
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('near');
  });

  test('the host replaces its body: the nudge that went makes room for the next', async () => {
    const { wire } = host;
    wire.session.leases = [
      leaseOf({ surface: 'banner', trigger: { kind: 'placement', placement: 'home' } }),
      leaseOf({ surface: 'toast', trigger: { kind: 'event', name: 'next' } }),
    ];
    const opened = await host.open();
    const { page } = opened;
    await page.getByText(TITLE).waitFor();
    await page.evaluate(() => {
      const next = document.createElement('body');
      next.innerHTML = '<main><h1>Another page</h1></main>';
      document.body.replaceWith(next);
    });
    expect(await page.locator('uptier-nudge').count()).toBe(0);
    await page.waitForTimeout(1200);
    expect(nudgesOf(wire)).toEqual([]);
    await page.evaluate("uptier.track('next')");
    await page.getByText(TITLE).waitFor();
    await until(() => nudgesOf(wire).includes('shown'), 'the next is seen');
    expect(await opened.seen('bad')).toBeNull();
  });

  test('the host takes every element of ours away: it stays away, and the next nudge comes', async () => {
    const { wire } = host;
    wire.session.leases.push(leaseOf({ surface: 'modal', trigger: { kind: 'event', name: 'next' } }));
    const opened = await host.open();
    const { page } = opened;
    await expectSeen(opened, 'prompt', 'shown');
    await expect.poll(() => page.getByText(TITLE).count(), { timeout: 20_000 }).toBe(2);
    await page.evaluate(() => document.querySelectorAll('uptier-nudge').forEach((element) => void element.remove()));
    await page.evaluate("uptier.track('next')");
    await page.getByRole('dialog').waitFor();
    expect(await page.locator('uptier-nudge').count()).toBe(1);
    await expectUnhurt(opened);
  });

  test('hostile styles do not reach a nudge, and none of ours reach the page', async () => {
    const { wire } = host;
    wire.page.body =
      '<style id="hostile">* { all: unset !important; } div, section, uptier-nudge { display: none !important; position: static !important; inset: auto !important; margin: 300px !important; } #slot { display: block !important; }</style><main><h2 class="u-title u-box">Mine</h2><button id="go" class="u-btn main">Go</button></main>';
    const styleOf = `(() => { const { display, font, color, background, padding, border } = getComputedStyle(document.querySelector('h2.u-title')); return [display, font, color, background, padding, border, document.adoptedStyleSheets.length, document.styleSheets.length]; })()`;
    const opened = await host.open();
    const { page } = opened;
    const before = await page.evaluate(styleOf);
    await expectWorking(opened, wire);
    const box = await page.locator('uptier-nudge[popover] section').boundingBox();
    expect(box?.width).toBeGreaterThan(400);
    expect(box?.height).toBeGreaterThan(20);
    const viewport = page.viewportSize();
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(viewport?.height);
    expect(await page.evaluate(styleOf)).toEqual(before);
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.locator('uptier-nudge[popover]').waitFor({ state: 'detached' });
  });
});
