import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { contrast, type Rgb } from '../src/ui/contrast.ts';
import { start, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();

const surfaces = ['banner', 'card', 'meter', 'paywall'] as const;
const content = {
  title: 'Your team ran 431 reports',
  body: 'Pro has 5,000.',
  evidence: 'At this pace: about 660',
  bullets: ['API access'],
  price: '$599 a month',
  priceNote: 'you pay $199 now',
  primary: { label: 'Upgrade to Pro', url: '/checkout' },
  secondary: { label: 'Compare tiers' },
};

async function open(head: string, options: BrowserContextOptions = {}, theme = 'auto'): Promise<Page> {
  wire.page.head = `<style>#spot { min-height: 500px; } ${head}</style><script async src="${wire.host}/sdk/uptier.js" data-key="pk_wire" data-theme="${theme}"></script>`;
  wire.page.body = '<main><div id="spot"></div></main>';
  wire.session.leases = surfaces.map((surface) =>
    leaseOf({
      surface,
      trigger: { kind: 'placement', placement: surface },
      nudge: {
        content,
        locale: 'en',
        action: 'upgrade',
        meter: { limit: 'runs', name: 'Report runs', used: 431, max: 500, resetsAt: null, reachedAt: null },
      },
    }),
  );
  const context = await browser.newContext({ viewport: { width: 900, height: 720 }, ...options });
  const { page } = await visit(context, wire);
  for (const surface of surfaces)
    await page.evaluate((name) => Object(window).uptier.place(name, document.querySelector('#spot')), surface);
  await page.waitForFunction((count) => {
    const nudges = [...document.querySelectorAll('uptier-nudge')];
    // The eye stands once what follows the page has come.
    return nudges.filter(({ shadowRoot }) => shadowRoot?.querySelector('.u-eye + .uptier .u-box')).length === count;
  }, surfaces.length);
  return page;
}

const [LIGHT, DARK] = ['rgb(255, 255, 255)', 'rgb(29, 34, 34)'];
const surfaceOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('uptier-nudge')].map(({ shadowRoot }) =>
      shadowRoot?.querySelector('.u-flat'),
    );
    return [...new Set(boxes.map((box) => (box ? getComputedStyle(box).backgroundColor : '')).filter(Boolean))];
  });
const expectSurface = (page: Page, colour: string | undefined) =>
  expect.poll(() => surfaceOf(page), { timeout: 5000 }).toEqual([colour]);

/** Two frames, and whatever was on its way from one colour to another. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const roots = [...document.querySelectorAll('uptier-nudge')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    await Promise.allSettled(roots.flatMap((root) => root.getAnimations().map(({ finished }) => finished)));
  });

const painted = 'html { background: #fff; color: #111; }';
const changes: [what: string, head: string, change: string][] = [
  ['sets color-scheme', painted, "document.documentElement.style.colorScheme = 'dark'"],
  ['sets data-theme', painted, "document.documentElement.dataset.theme = 'dark'"],
  ['sets a class', painted, "document.documentElement.classList.add('dark')"],
  [
    'paints itself dark by a class of its own, slowly',
    `${painted} html { transition: all 300ms; } html.night { background: #111; color: #eee; }`,
    "document.documentElement.classList.add('night')",
  ],
  [
    'swaps its style sheet',
    painted,
    "document.querySelector('style').textContent += 'html { background: #111; color: #eee; }'",
  ],
];

test.each(changes)('a host that %s while nudges are open takes them along, and back', async (_, head, change) => {
  const page = await open(head);
  await expectSurface(page, LIGHT);
  await page.evaluate(change);
  await expectSurface(page, DARK);
});

const media = [
  ['color-scheme', ':root { color-scheme: light dark; }'],
  ['media rules alone', `${painted} @media (prefers-color-scheme: dark) { html { background: #111; color: #eee; } }`],
] as const;

test.each(media)('nudges follow the system at once where the page does so by %s', async (_, head) => {
  const page = await open(head, { colorScheme: 'light' });
  await expectSurface(page, LIGHT);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectSurface(page, DARK);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectSurface(page, LIGHT);
});

test('a scheme that was set stays, and a page with bright words on white is no dark one', async () => {
  const page = await open('html { background: #fff; color: lime; }', {}, 'light');
  await page.evaluate("document.documentElement.dataset.theme = 'dark'");
  await drawn(page);
  await expectSurface(page, LIGHT);
  await expectSurface(await open('html { background: #fff; color: lime; }'), LIGHT);
});

/** Words and what lies behind them, of everything in a nudge that holds words, as the browser painted it. */
const readings = (page: Page): Promise<{ text: string; front: Rgb; back: Rgb }[]> =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgb = (colour: string): number[] => {
      if (!canvas) return [];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
    };
    const backOf = (element: Element | null): number[] => {
      if (!element) return [1, 1, 1];
      const colour = rgb(getComputedStyle(element).backgroundColor);
      return colour[3] ? colour.slice(0, 3) : backOf(element.parentElement);
    };
    const all = [...document.querySelectorAll('uptier-nudge')].flatMap(({ shadowRoot }) => [
      ...(shadowRoot?.querySelectorAll('.u-box *') ?? []),
    ]);
    const worded = all.filter(({ childNodes }) =>
      [...childNodes].some(({ nodeType, data }: Node & { data?: string }) => nodeType === 3 && data?.trim()),
    );
    return worded.map((element) => ({
      text: element.textContent ?? '',
      front: rgb(getComputedStyle(element).color).slice(0, 3),
      back: backOf(element),
    }));
  });

const bad = [
  ['#ffd400 on white', 'light', '--uptier-accent: #ffd400; --uptier-on-accent: #fff'],
  ['#111 on dark', 'dark', '--uptier-accent: #111; --uptier-on-accent: #222'],
  [
    'grey on grey',
    'light',
    '--uptier-accent: #888; --uptier-on-accent: #777; --uptier-surface: #999; --uptier-text: #aaa; --uptier-muted: #9a9a9a',
  ],
  ['a dark surface alone in a light page', 'light', '--uptier-surface: #101418'],
  ['pale warnings', 'light', '--uptier-warn: #ffe9a8; --uptier-bad: #ffc9c9'],
  [
    'white on white',
    'light',
    '--uptier-accent: #fff; --uptier-on-accent: #fff; --uptier-text: #fff; --uptier-muted: #fff',
  ],
] as const;

test.each(bad)('%s is shifted until every word can be read', async (_, scheme, names) => {
  const page = await open(`:root { color-scheme: ${scheme}; ${names}; }`, { reducedMotion: 'reduce' });
  const found = await readings(page);
  expect(found.length).toBeGreaterThan(20);
  const hard = found.filter(({ front, back }) => contrast(front, back) < 4.45);
  expect(hard).toEqual([]);
  await page.locator('.u-btn.main').first().hover();
  await drawn(page);
  expect((await readings(page)).filter(({ front, back }) => contrast(front, back) < 4.45)).toEqual([]);
});

test('a colour that can be read is left as it was given, and one that changes is looked at again', async () => {
  const page = await open(':root { --uptier-accent: #7a1fa2; } .pale { --uptier-accent: #ffd400; }');
  const ink = (): Promise<string> =>
    page.evaluate(() => {
      const icon = document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('.u-i');
      return icon ? getComputedStyle(icon).color : '';
    });
  await expect.poll(ink, { timeout: 5000 }).toBe('rgb(122, 31, 162)');
  await page.evaluate("document.documentElement.classList.add('pale')");
  await expect.poll(ink, { timeout: 5000 }).toMatch(/^color\(srgb 0\.[3-6]/);
  await page.evaluate("document.documentElement.classList.remove('pale')");
  await expect.poll(ink, { timeout: 5000 }).toBe('rgb(122, 31, 162)');
});
