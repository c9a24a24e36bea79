import type { Page } from '@playwright/test';
import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { expect, test, vi } from 'vitest';
import { start, visit } from './browser.ts';
import { fullNudge, show } from './full-nudge.ts';
import { leaseOf } from './wire.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { browser, wire } = await start();

// Absurd, and without any green: a colour of ours that shines through has some.
const names = {
  accent: 'rgb(30, 0, 31)',
  'on-accent': 'rgb(255, 0, 254)',
  surface: 'rgb(255, 0, 255)',
  text: 'rgb(24, 0, 25)',
  muted: 'rgb(32, 0, 33)',
  line: 'rgb(99, 0, 98)',
  warn: 'rgb(48, 0, 49)',
  bad: 'rgb(40, 0, 41)',
  radius: '7px',
  font: 'cursive',
} as const;
type Name = keyof typeof names;
const everywhere: readonly Name[] = ['accent', 'text', 'line', 'font'];
const selling: readonly Name[] = [...everywhere, 'on-accent', 'muted'];

/** Which names a surface shows as they are; where a colour is mixed, having no green is what shows it. */
const shown = {
  banner: selling,
  modal: [...selling, 'surface', 'radius', 'warn'],
  toast: [...selling, 'surface', 'radius'],
  tooltip: [...selling, 'surface', 'radius'],
  card: [...selling, 'surface', 'radius', 'bad'],
  meter: [...everywhere, 'muted', 'surface', 'radius', 'warn'],
  paywall: [...selling, 'surface', 'radius', 'bad'],
} as const satisfies Record<Lease['surface'], readonly Name[]>;
type Shown = keyof typeof shown;
const surfaces = Object.keys(shown).filter((name): name is Shown => name in shown);

function leaseFor(surface: Shown): Lease {
  const used = surface === 'card' || surface === 'paywall' ? 500 : 431;
  const meter = { limit: 'runs', name: 'Report runs', used, max: 500, resetsAt: null, reachedAt: null };
  const kind = surface === 'meter' ? 'limit-warning' : 'upgrade';
  const trigger = { kind: 'placement', placement: surface } as const;
  return leaseOf({ surface, kind, trigger, nudge: fullNudge('en', { meter }) });
}

async function open(surface: Shown, head: string, slot = '', kind?: Lease['kind']): Promise<Page> {
  wire.page.head = `<style>#spot { min-height: 600px; } ${head}</style><script async src="${wire.host}/sdk/uptier.js" data-key="pk_wire"></script>`;
  wire.page.body = `<main><button id="tip">Schedule</button><div id="spot" style="${slot}"></div></main>`;
  wire.session.leases = [{ ...leaseFor(surface), ...(kind ? { kind } : {}) }];
  const context = await browser.newContext({ viewport: { width: 900, height: 720 }, reducedMotion: 'reduce' });
  const { page } = await visit(context, wire);
  return page;
}

const placeOf = (surface: Shown): string => (surface === 'tooltip' ? '#tip' : '#spot');

/** Every colour, corner and face that the elements of a nudge have in the end. */
const read = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('uptier-nudge')?.shadowRoot;
    const found = [...(root?.querySelectorAll('.u-box, .u-box *') ?? [])].flatMap((element) => {
      const style = getComputedStyle(element);
      const { color, backgroundColor, borderTopColor, borderBottomColor, borderRadius, fontFamily } = style;
      return [color, backgroundColor, borderTopColor, borderBottomColor, borderRadius, fontFamily];
    });
    return [...new Set(found)];
  });

/** The green of a computed colour, 0 to 1; 0 for what is no colour or cannot be seen. */
const greenOf = (page: Page, colour: string): Promise<number> =>
  page.evaluate((value) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context || !CSS.supports('color', value)) return 0;
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    return (context.getImageData(0, 0, 1, 1).data[1] ?? 0) / 255;
  }, colour);

async function expectTaken(page: Page, surface: Shown): Promise<void> {
  const found = await read(page);
  for (const name of shown[surface]) expect(found.join(' | '), name).toContain(names[name]);
  for (const value of found) expect(await greenOf(page, value), value).toBeLessThan(0.02);
}

const css = Object.entries(names).map(([name, value]) => `--uptier-${name}: ${value};`);
const keys = Object.entries(names).map(([name, value]) => [
  name.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase()),
  value,
]);

test.each(surfaces)('a %s takes all ten names from the page, and no colour of ours is left', async (surface) => {
  const page = await open(surface, `:root { ${css.join(' ')} }`);
  await show(page, surface, placeOf(surface));
  await expectTaken(page, surface);
});

test.each(surfaces)('a %s takes them from createUptier', async (surface) => {
  const page = await open(surface, '');
  await page.evaluate(
    ([host, theme]) => {
      const { uptier } = Object(window);
      uptier.destroy();
      Reflect.set(window, 'uptier', [
        ['init', { key: 'pk_wire', host, theme }],
        ['identify', { user: { id: 'u-2' }, account: { id: 'a-1' } }],
      ]);
      const script = document.createElement('script');
      script.src = `${host}/sdk/uptier.js`;
      script.dataset.key = 'pk_wire';
      document.head.append(script);
    },
    [wire.host, Object.fromEntries(keys)] as const,
  );
  await page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.track === 'function');
  await show(page, surface, placeOf(surface));
  await expectTaken(page, surface);
});

test.each(['card', 'meter', 'paywall'] as const)('a %s takes them from one element of the page', async (surface) => {
  const page = await open(surface, '', css.join(' '));
  await show(page, surface, placeOf(surface));
  await expectTaken(page, surface);
});

test('a warning banner is drawn in the warn colour of the page', async () => {
  const seen: string[][] = [];
  for (const warn of ['rgb(0, 0, 200)', 'rgb(0, 120, 0)']) {
    const page = await open('banner', `:root { --uptier-warn: ${warn}; }`, '', 'limit-warning');
    await show(page, 'banner', '#spot');
    const look = page.evaluate(() => {
      const root = document.querySelector('uptier-nudge')?.shadowRoot;
      const [box, icon] = [root?.querySelector('.u-box'), root?.querySelector('.u-i')];
      return [box && getComputedStyle(box).backgroundColor, icon && getComputedStyle(icon).color].map(String);
    });
    seen.push(await look);
  }
  const [one, other] = seen;
  expect(one?.[0]).not.toBe(other?.[0]);
  expect(one?.[1]).not.toBe(other?.[1]);
});

const hostile = `* { letter-spacing: 4px; text-transform: uppercase; line-height: 3; font-size: 40px; font-weight: 900; font-style: italic;
  text-align: right; color: lime; background: lime; border: 9px solid lime; border-radius: 30px; padding: 20px; margin: 9px; opacity: .2; max-width: 100px; text-shadow: 1px 1px lime; word-spacing: 9px; cursor: wait; }`;

test.each(['card', 'toast', 'tooltip'] as const)('nothing else of the page gets into a %s', async (surface) => {
  const looks: unknown[] = [];
  for (const head of ['* { font-family: serif; }', `* { font-family: serif; } ${hostile}`]) {
    const page = await open(surface, head, 'all: initial; display: block; width: 700px');
    await show(page, surface, placeOf(surface));
    const look = await page.evaluate(() => {
      const element = document.querySelector('uptier-nudge');
      const parts = [...(element?.shadowRoot?.querySelectorAll('.u-box, .u-box *') ?? [])];
      const props = ['letter-spacing', 'text-transform', 'line-height', 'font', 'text-align', 'color', 'text-shadow'];
      const more = ['background-color', 'border', 'padding', 'margin', 'inline-size', 'block-size', 'word-spacing'];
      const own = element ? getComputedStyle(element) : null;
      const host = [own?.opacity, own?.padding, own?.borderTopWidth, own?.maxWidth, own?.backgroundColor];
      return [
        host,
        parts.map((part) => [...props, ...more].map((name) => getComputedStyle(part).getPropertyValue(name))),
      ];
    });
    looks.push(look);
  }
  expect(looks[1]).toEqual(looks[0]);
});
