import type { BrowserContext, Page } from '@playwright/test';
import { beforeEach, expect, test } from 'vitest';
import { nudgesOf, start, until, visit } from '../browser.ts';
import { leaseOf } from '../wire.ts';

const { browser, wire } = await start();
let context: BrowserContext;
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 800, height: 600 }, reducedMotion: 'reduce' });
});

const anchor = '<button id="tip" style="margin:0">Schedule</button>';
const FIND = `window.found = () => document.querySelector('#tip') ?? document.querySelector('#deep').shadowRoot.querySelector('#tip');
  window.seen = () => {
    const host = document.querySelector('uptier-nudge');
    if (!host || getComputedStyle(host).visibility !== 'visible') return null;
    const rect = (one) => { const { left, top, right, bottom } = one.getBoundingClientRect(); return { left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2 }; };
    const root = host.shadowRoot;
    return { at: rect(found()), box: rect(root.querySelector('.u-box')), arrow: rect(root.querySelector('.u-arrow')), side: root.querySelector('.u-spot').dataset.side };
  };`;

interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
  x: number;
  y: number;
}
interface Seen {
  at: Rect;
  box: Rect;
  arrow: Rect;
  side: 'top' | 'bottom' | 'left' | 'right';
}

/** How far the box is from where it belongs, in pixels: its gap of 10, its arrow at the anchor's middle, itself in the window. */
function miss({ at, box, arrow, side }: Seen): number {
  const gaps = {
    bottom: box.top - at.bottom,
    top: at.top - box.bottom,
    right: box.left - at.right,
    left: at.left - box.right,
  };
  const isBeside = side === 'left' || side === 'right';
  const aside = isBeside ? Math.abs(arrow.y - at.y) : Math.abs(arrow.x - at.x);
  const outside = Math.max(-box.left, -box.top, box.right - 800, box.bottom - 600, 0);
  return Math.max(Math.abs(gaps[side] - 10), aside, outside);
}

async function open(body: string, words = 'Pro has 5,000.'): Promise<Page> {
  const content = { title: 'Schedules', body: words, primary: { label: 'See Pro' } };
  const nudge = { content, locale: 'en', action: 'upgrade' } as const;
  wire.session.leases = [leaseOf({ surface: 'tooltip', trigger: { kind: 'placement', placement: 'tip' }, nudge })];
  wire.page.body = `<style>body { margin: 0; font: 16px sans-serif; }</style>${body}`;
  wire.page.head += `<script>${FIND}</script>`;
  const { page } = await visit(context, wire);
  await page.evaluate("void uptier.place('tip', found())");
  await page.getByText(words).waitFor();
  return page;
}

const look = (page: Page): Promise<Seen | null> => page.evaluate('seen()');

/** Waits until it stands where it belongs. */
async function expectBeside(page: Page, most = 2): Promise<Seen> {
  let seen: Seen | null = null;
  await expect
    .poll(
      async () => {
        seen = await look(page);
        return seen ? miss(seen) : 999;
      },
      { timeout: 8000 },
    )
    .toBeLessThanOrEqual(most);
  if (!seen) throw new Error('It is not in sight.');
  return seen;
}

const tall = (inside: string): string => `<div style="height:150px"></div>${inside}<div style="height:1500px"></div>`;
const scroller = (inside: string): string =>
  `<div id="outer" style="height:420px;overflow:auto">${tall(`<div id="inner" style="height:300px;overflow:auto">${tall(inside)}</div>`)}</div>`;

const moves: Record<string, [markup: string, move: string]> = {
  'nested containers scroll': [
    scroller(anchor),
    "document.querySelector('#outer').scrollTop = 90; document.querySelector('#inner').scrollTop = 70",
  ],
  'the page scrolls': [tall(anchor), 'scrollTo(0, 80)'],
  'the page scrolls under a fixed anchor': [
    `<div style="position:fixed;inset:20px 20px auto auto">${anchor}</div>${tall('')}`,
    'scrollTo(0, 700)',
  ],
  'a sticky anchor sticks': [
    `<div style="height:120px"></div><div style="position:sticky;top:0">${anchor}</div>${tall('')}`,
    'scrollTo(0, 600)',
  ],
  'something comes above': [
    `<div id="above"></div>${anchor}`,
    "document.querySelector('#above').style.height = '170px'",
  ],
  'its parent is moved elsewhere': [
    `<div id="a">${anchor}</div><div id="b" style="padding:120px 0 0 400px"></div>`,
    "document.querySelector('#b').append(document.querySelector('#tip'))",
  ],
  'a list is put in another order': [
    `<div id="list"><p>One</p><p>Two</p><div>${anchor}</div></div>`,
    "{ const list = document.querySelector('#list'); list.prepend(list.lastElementChild); }",
  ],
  'it is transformed': [
    `<div id="a" style="width:200px;padding:80px">${anchor}</div>`,
    "document.querySelector('#a').style.transform = 'translate(150px, 90px) scale(1.5)'",
  ],
  'the page is zoomed': [`<div style="padding:60px">${anchor}</div>`, "document.body.style.zoom = '1.4'"],
  'it stands in a shadow root that scrolls': [
    '<div id="deep"></div><script>deep.attachShadow({ mode: "open" }).innerHTML = `<div id="box" style="height:300px;overflow:auto"><div style="height:160px"></div><button id="tip">Schedule</button><div style="height:900px"></div></div>`</script>',
    "document.querySelector('#deep').shadowRoot.querySelector('#box').scrollTop = 90",
  ],
  'the writing goes from right to left': [
    `<div dir="rtl" style="padding:40px">${anchor}</div>`,
    "document.documentElement.dir = 'rtl'",
  ],
};

test.each(Object.entries(moves))('it stays on its anchor when %s', async (_, [markup, move]) => {
  const page = await open(markup);
  const before = await expectBeside(page);
  await page.evaluate(move);
  await page.waitForTimeout(300);
  const after = await expectBeside(page);
  expect(before.side).toBe('bottom');
  expect(after.box.right - after.box.left).toBeGreaterThan(200);
});

test('it stays on its anchor when the window changes, and turns to the side with room', async () => {
  const page = await open(`<div style="position:fixed;inset:50% auto auto 50%">${anchor}</div>`);
  await expectBeside(page);
  await page.setViewportSize({ width: 700, height: 380 });
  await expectBeside(page);
  const sides: Record<string, string> = {
    top: 'inset:auto auto 10px 300px',
    right: 'inset:4px auto 4px 10px;display:grid',
    left: 'inset:4px 10px 4px auto;display:grid',
    bottom: 'inset:10px auto auto 300px',
  };
  for (const [side, style] of Object.entries(sides)) {
    await page.evaluate((css) => document.querySelector('div')?.setAttribute('style', `position:fixed;${css}`), style);
    await expect.poll(async () => (await look(page))?.side, { timeout: 8000 }).toBe(side);
    await expectBeside(page);
  }
});

test('at the edges it stays in the window and its arrow at the anchor', async () => {
  for (const inset of ['8px auto auto 8px', '8px 8px auto auto', 'auto 8px 8px auto']) {
    const page = await open(`<div style="position:fixed;inset:${inset}">${anchor}</div>`);
    await expectBeside(page, 14);
    await page.close();
  }
});

const gone: Record<string, [hide: string, show: string]> = {
  'its container is scrolled past it': [
    "document.querySelector('#inner').scrollTop = 700",
    "document.querySelector('#inner').scrollTop = 60",
  ],
  'it is not displayed': [
    "document.querySelector('#inner').style.display = 'none'",
    "document.querySelector('#inner').style.display = ''",
  ],
  'it is invisible': [
    "document.querySelector('#tip').style.visibility = 'hidden'",
    "document.querySelector('#tip').style.visibility = ''",
  ],
};

test.each(Object.entries(gone))('it hides while %s, and comes back', async (_, [hide, show]) => {
  const page = await open(scroller(anchor));
  await expectBeside(page);
  await page.evaluate(hide);
  await expect.poll(() => look(page), { timeout: 5000 }).toBeNull();
  expect(await page.locator('uptier-nudge').count()).toBe(1);
  await page.waitForTimeout(1200);
  await page.evaluate(show);
  await expectBeside(page);
  await until(() => nudgesOf(wire).length > 0, 'shown');
  expect(nudgesOf(wire)).toEqual(['shown']);
});

test('it goes with its anchor, which is nobody’s dismissal, and an anchor that has gone takes no other lease', async () => {
  const page = await open(`<main>${anchor}</main>`);
  await page.evaluate("found().parentNode.replaceChildren('Another page')");
  await page.locator('uptier-nudge').waitFor({ state: 'detached' });
  await page.waitForTimeout(1300);
  expect(nudgesOf(wire)).toEqual([]);
  await until(() => wire.streams() === 1, 'stream');
  wire.session.leases = wire.session.leases.map((lease) => ({
    ...lease,
    id: 'again',
    decisionId: 'again',
    campaignId: 'again',
  }));
  wire.say('session', wire.session);
  await page.evaluate((markup) => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', markup);
  }, anchor);
  await page.evaluate("void uptier.place('tip', found())");
  await expectBeside(page);
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
});

test('in a small window it keeps its width and height, and what is long scrolls', async () => {
  const words = 'Pro has 5,000 runs a month and twenty seats. '.repeat(20);
  const page = await open(`<div style="padding:40px 8px">${anchor}</div>`, words.trim());
  await page.setViewportSize({ width: 320, height: 300 });
  // So low a window has no arrow: the box may have to lie over the anchor.
  const fits = async (): Promise<boolean> => {
    const box = (await look(page))?.box;
    return !!box && box.left >= 0 && box.top >= 0 && box.right <= 320 && box.bottom <= 300;
  };
  await expect.poll(fits, { timeout: 8000 }).toBe(true);
  const scrolls = await page.evaluate(() => {
    const box = document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('.u-box');
    return box ? box.scrollHeight > box.clientHeight : false;
  });
  expect(scrolls).toBe(true);
});

test('at rest it reads nothing, whatever changes elsewhere', async () => {
  const page = await open(`<p id="other">1</p><div style="padding:60px">${anchor}</div>`);
  await expectBeside(page);
  await page.waitForTimeout(1500);
  const reads = await page.evaluate(async () => {
    const { getBoundingClientRect: real } = Element.prototype;
    let count = 0;
    Element.prototype.getBoundingClientRect = function () {
      if (this.id === 'tip') count += 1;
      return real.call(this);
    };
    for (let at = 0; at < 20; at += 1) {
      document.querySelector('#other')?.replaceChildren(String(at));
      document.querySelector('#other')?.setAttribute('style', `color: rgb(${at} 0 0)`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return count;
  });
  expect(reads).toBe(0);
});
