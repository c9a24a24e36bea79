import type { Browser, BrowserContext, Page } from '@playwright/test';
import { leaseOf, type Wire } from '../tests/wire.ts';
import { hostBody, hostStyles, type Look } from './host-page.ts';
import type { Scene } from './scenes.ts';
import { nudgeOf, TODAY } from './story.ts';

const iso = (days: number): string => new Date(TODAY + days * 86_400_000).toISOString();
const never = '9999-12-31T00:00:00.000Z';

/** A drawing without words, for nudges that carry a picture. */
const art = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 270"><rect width="480" height="270" fill="#dfe8ea"/><g fill="#fff"><rect x="36" y="34" width="252" height="202" rx="12"/><rect x="308" y="34" width="136" height="92" rx="12"/><rect x="308" y="144" width="136" height="92" rx="12"/></g><path d="M60 196c30-6 38-52 68-58s38 26 66 14 34-70 70-74" fill="none" stroke="#4a8596" stroke-width="6" stroke-linecap="round"/><g fill="#b9ccd2"><rect x="60" y="58" width="92" height="10" rx="5"/><rect x="328" y="56" width="60" height="8" rx="4"/><rect x="328" y="166" width="60" height="8" rx="4"/></g><g fill="#4a8596"><rect x="328" y="76" width="84" height="18" rx="5"/><rect x="328" y="186" width="54" height="18" rx="5"/></g></svg>`;

function setUp(wire: Wire, look: Look, scene: Scene): void {
  wire.reset();
  const { theme, dir, scheme } = look;
  const asked = theme ? `${theme} ${scheme}` : 'auto';
  const lang = dir === 'ltr' ? 'en' : 'ar-EG';
  const set = `document.documentElement.lang = '${lang}'; document.documentElement.dir = '${dir}';`;
  wire.page.head = `<script>${set}</script><style>${hostStyles(look)}</style><script async src="${wire.host}/sdk/uptier.js" data-key="pk_wire" data-theme="${asked}"></script>`;
  wire.page.headers = { 'content-type': 'text/html; charset=utf-8' };
  wire.page.body = hostBody(look, {
    ...(scene.top ? { top: scene.top } : {}),
    ...(scene.page ? { page: scene.page(dir) } : {}),
    ...(scene.isBare ? { isBare: true } : {}),
  });
  wire.session.usage = {
    seats: { used: 7, limit: 12, ratio: 7 / 12, resetsAt: null, reachedAt: null },
    exports: { used: 100, limit: 100, ratio: 1, resetsAt: iso(12), reachedAt: iso(-1) },
  };
  wire.session.leases = scene.open.map(({ story, surface }) =>
    leaseOf({
      ...nudgeOf(story, dir),
      surface,
      trigger: { kind: 'placement', placement: story },
      expiresAt: never,
    }),
  );
}

async function openAll(page: Page, scene: Scene): Promise<void> {
  for (const { story, at } of scene.open) {
    await page.evaluate(
      ([name, selector]) => {
        Reflect.get(window, 'uptier').place(name, selector ? document.querySelector(selector) : null);
      },
      [story, at] as const,
    );
  }
  const wanted = scene.open.length + (scene.name === 'meter' ? 2 : 0);
  await page.waitForFunction((count) => {
    const nudges = [...document.querySelectorAll('uptier-nudge')];
    // Words come once their live region stands, and what follows the page once it was fetched.
    const isWhole = ({ shadowRoot }: Element): boolean =>
      Boolean(shadowRoot?.querySelector('.u-eye + .uptier .u-box')) &&
      !shadowRoot?.querySelector('[role=status]:empty');
    return nudges.filter(isWhole).length === count;
  }, wanted);
}

/** A browser window of somebody who reads in a look's direction, on the day of the story. */
export async function openWindow(browser: Browser, { dir, scheme }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: dir === 'ltr' ? 'en-US' : 'ar-EG',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    colorScheme: scheme,
  });
  await context.clock.setFixedTime(TODAY);
  await context.route('**/art.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: art }));
  return context;
}

/** Opens a scene's nudges in a page of their host and takes the picture, as PNG. */
export async function take(context: BrowserContext, wire: Wire, look: Look, scene: Scene): Promise<Buffer> {
  setUp(wire, look, scene);
  const page = await context.newPage();
  await page.setViewportSize({ width: scene.width, height: scene.height });
  await page.addInitScript(() => {
    Reflect.set(window, 'uptier', [['identify', { user: { id: 'u-1' }, account: { id: 'a-1' } }]]);
  });
  await page.goto(wire.pages);
  await page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.track === 'function');
  await openAll(page, scene);
  const png = await page.screenshot();
  await page.close();
  return png;
}
