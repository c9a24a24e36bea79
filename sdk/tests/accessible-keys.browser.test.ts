import type { Page } from '@playwright/test';
import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { expect, test, vi } from 'vitest';
import { nudgesOf, start, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();

type Surface = Lease['surface'];
const BODY = `<main tabindex="-1"><h1>Host</h1><button id="before">Before</button> <span><button id="go">Go</button></span>
<div id="spot" style="min-height:300px"></div><iframe title="Inner" srcdoc="<button>Inner</button>"></iframe><button id="after">After</button></main>`;

/** A page whose button `go` brings a nudge: in its place, at the button, or over the page. */
async function open(surface: Surface, place: string | null): Promise<Page> {
  wire.page.body = BODY;
  wire.session.leases = [leaseOf({ surface, trigger: { kind: 'placement', placement: 'here' } })];
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const { page } = await visit(context, wire);
  await page.evaluate((selector) => {
    const spot = selector && document.querySelector(selector);
    document.querySelector('#go')?.addEventListener('click', () => Reflect.get(window, 'uptier').place('here', spot));
  }, place);
  return page;
}

/** Waits for the nudge, its words, and for what looks after it. */
const stands = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const root = document.querySelector('uptier-nudge')?.shadowRoot;
    const region = root?.querySelector('[role=status]');
    return root?.querySelector('h2') && (!region || region.ariaLive === 'off');
  });

/** Presses `go` by keys. */
async function bring(page: Page): Promise<void> {
  await page.locator('#go').focus();
  await page.keyboard.press('Enter');
  await stands(page);
}

/** What has focus: the id of an element of the host, or the words of a control of ours. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    if (inner) return inner.getAttribute('aria-label') ?? inner.textContent;
    return document.activeElement?.id || document.activeElement?.localName || '';
  });

async function press(page: Page, ...keys: string[]): Promise<string[]> {
  const seen: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    seen.push(await focused(page));
  }
  return seen;
}

const gone = (page: Page): Promise<unknown> => page.waitForFunction(() => !document.querySelector('uptier-nudge'));
const times = (key: string, count: number): string[] => Array.from({ length: count }, () => key);

test('a modal takes focus, keeps it from everything of the host, and gives it back', async () => {
  const page = await open('modal', null);
  await bring(page);
  expect(await focused(page)).toBe('Upgrade to Pro');
  const seen = await press(page, ...times('Tab', 6), ...times('Shift+Tab', 7));
  expect(seen.filter((name) => ['before', 'go', 'after', 'iframe', 'main'].includes(name))).toEqual([]);
  expect(new Set(seen).size).toBeGreaterThanOrEqual(4);
  await page.keyboard.press('Escape');
  await gone(page);
  expect(await focused(page)).toBe('go');
});

test('a modal whose opener has gone gives focus to the nearest ancestor that takes it', async () => {
  const page = await open('modal', null);
  await bring(page);
  await page.evaluate(() => document.querySelector('#go')?.closest('span')?.remove());
  await page.keyboard.press('Escape');
  await gone(page);
  expect(await focused(page)).toBe('main');
});

test('a modal that the browser itself closes is dismissed like any other', async () => {
  const page = await open('modal', null);
  await bring(page);
  await page.evaluate(() => document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('dialog')?.close());
  await gone(page);
  await vi.waitFor(() => expect(nudgesOf(wire)).toEqual(['shown', 'dismissed']));
});

test.each(['banner', 'toast'] as const)(
  'a %s takes no focus, comes last in the order of Tab, and Escape closes it only from inside',
  async (surface) => {
    const page = await open(surface, null);
    await bring(page);
    expect(await focused(page)).toBe('go');
    await page.keyboard.press('Escape');
    await page.locator('#after').focus();
    expect(await press(page, ...times('Tab', 4))).toEqual(['Upgrade to Pro', 'Not now', 'Never for this', 'Close']);
    await page.keyboard.press('Escape');
    await gone(page);
    expect(await focused(page)).toBe('after');
  },
);

test('a tooltip comes right after its anchor, forwards and back, and Escape returns to the anchor', async () => {
  const page = await open('tooltip', '#go');
  await bring(page);
  expect(await focused(page)).toBe('go');
  const forwards = ['Upgrade to Pro', 'Not now', 'Never for this', 'Close'];
  expect(await press(page, ...times('Tab', 5))).toEqual([...forwards, 'iframe']);
  await page.locator('#go').focus();
  expect(await press(page, 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab')).toEqual([
    ...['Upgrade to Pro', 'Not now', 'Upgrade to Pro', 'go', 'before'],
  ]);
  await press(page, 'Tab', 'Tab');
  await page.keyboard.press('Escape');
  await gone(page);
  expect(await focused(page)).toBe('go');
});

test('who comes to a tooltip from the end of the page is not sent round in a circle', async () => {
  const page = await open('tooltip', '#go');
  await bring(page);
  await page.locator('#after').focus();
  expect(await press(page, ...times('Tab', 4))).toEqual(['Upgrade to Pro', 'Not now', 'Never for this', 'Close']);
  expect(await press(page, 'Tab')).not.toEqual(['iframe']);
});

test.each(['card', 'paywall'] as const)('a %s stands in the order of the page', async (surface) => {
  const page = await open(surface, '#spot');
  await bring(page);
  expect(await focused(page)).toBe('go');
  const seen = await press(page, ...times('Tab', 4));
  expect(seen[0]).toBe('Upgrade to Pro');
  expect(seen).toContain('iframe');
});

test('a banner moves to the other edge rather than lie over what has focus', async () => {
  const page = await open('banner', null);
  await page.evaluate(() => {
    const links = Array.from({ length: 60 }, (_, index) => `<p><a href="#${index}">Link ${index}</a></p>`).join('');
    document.querySelector('main')?.insertAdjacentHTML('beforeend', links);
  });
  await bring(page);
  await page.locator('#after').focus();
  for (let index = 0; index < 60; index += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const look = (): void => {
            const { x, y, width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
            resolve(document.elementFromPoint(x + width / 2, y + height / 2) === document.activeElement);
          };
          requestAnimationFrame(() => requestAnimationFrame(look));
        }),
    );
    expect(seen, `link ${index}`).toBe(true);
  }
});

test('a paywall asked for in a host’s modal lies over it, can be pressed, and Escape closes it alone', async () => {
  wire.page.body = `${BODY}<dialog id="modal"><button id="locked">Locked</button></dialog>`;
  wire.session.leases = [leaseOf({ surface: 'paywall', trigger: { kind: 'feature', feature: 'sso' } })];
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const { page } = await visit(context, wire);
  await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('#modal')?.showModal();
    const prompt = (): void => Reflect.get(window, 'uptier').gate('sso').prompt();
    document.querySelector('#locked')?.addEventListener('click', prompt);
  });
  await page.locator('#locked').press('Enter');
  await stands(page);
  expect(await focused(page)).toBe('locked');
  expect(await press(page, 'Tab', 'Tab')).toEqual(['Upgrade to Pro', 'Close']);
  await page.keyboard.press('Escape');
  await gone(page);
  expect(await focused(page)).toBe('locked');
  expect(await page.evaluate(() => document.querySelector<HTMLDialogElement>('#modal')?.open)).toBe(true);
});
