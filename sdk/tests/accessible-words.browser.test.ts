import { afterAll, afterEach, expect, test } from 'vitest';
import { ask, openHost, pageScripts, paint } from './accessible.ts';
import { launch } from './browser.ts';
import { fullNudge } from './full-nudge.ts';

const browser = await launch();
const [script = ''] = await pageScripts();
const page = await openHost(browser, [script]);

afterEach(() => ask(page, 'closeAll'));
afterAll(() => browser.close());

const TOLD = ['region', 'dialog', 'status', 'meter', 'group', 'heading', 'image', 'list', 'link', 'button'];

/** What a screen reader is given, in its order: role, name, description, value, and how it is announced. */
async function told(): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const tell = (node: (typeof nodes)[number]): string[] => {
    const below = (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []).flatMap(tell);
    const { ignored, role, name, description, value, properties } = node;
    // The host's element of what floats is a group without a name.
    if (ignored || !TOLD.includes(role?.value) || (role?.value === 'group' && !name?.value)) return below;
    const find = (wanted: string): unknown => properties?.find((property) => property.name === wanted)?.value.value;
    const level = find('level');
    const more = [level && `level ${level}`, description?.value, value?.value, find('live')].filter(Boolean);
    return [`${role?.value}: ${[name?.value, ...more].filter(Boolean).join(' | ')}`, ...below];
  };
  return nodes[0] ? tell(nodes[0]) : [];
}

/** What the host's page says by itself. */
const HOSTS = ['heading: Host | level 1', 'button: Schedule'];
const title = (surface: string): string => `Your team ran 412 reports this month (${surface})`;
const actions = ['link: Upgrade to Pro', 'button: Compare tiers'];
const quiet = ['button: Not now', 'button: Never for this'];
const meter = 'meter: Report runs | 412';
const said = (surface: string): string[] => ['status: polite', `heading: ${title(surface)} | level 2`];

const surfaces = [
  ['banner', null, [`region: ${title('banner')}`, ...said('banner'), ...actions, ...quiet, 'button: Close']],
  ['toast', null, [`region: ${title('toast')}`, ...said('toast'), ...actions, ...quiet, 'button: Close']],
  ['tooltip', '#anchor', [`dialog: ${title('tooltip')}`, ...said('tooltip'), ...actions, ...quiet, 'button: Close']],
  [
    'modal',
    null,
    [
      `dialog: ${title('modal')} | At 23 a day you reach 500 on Nov 23.`,
      ...[`heading: ${title('modal')} | level 2`, 'image: Runs a day', meter, 'list: '],
      ...[...actions, ...quiet, 'button: Close'],
    ],
  ],
  [
    'card',
    '#card',
    [
      ...[`region: ${title('card')}`, `heading: ${title('card')} | level 2`, 'image: Runs a day', meter, 'list: '],
      ...[...actions, ...quiet],
    ],
  ],
  ['meter', '#meter', ['group: Report runs', meter, ...actions]],
  [
    'paywall',
    '#paywall',
    [
      ...[`region: ${title('paywall')}`, `heading: ${title('paywall')} | level 2`, 'image: Runs a day', 'list: '],
      ...[meter, ...actions],
    ],
  ],
  [
    'paywall',
    null,
    [
      ...[`dialog: ${title('paywall')}`, ...said('paywall'), 'image: Runs a day', 'list: ', meter],
      ...[...actions, 'button: Close'],
    ],
  ],
] as const;

test.each(surfaces)('a %s, in %s, is told with its role, name and values, in order', async (surface, place, wanted) => {
  await paint(page, [[surface, place]], fullNudge('en'));
  const all = await told();
  // A modal takes the rest of the page away.
  const hosts = surface === 'modal' ? [] : HOSTS;
  expect(all.filter((line) => !hosts.includes(line))).toEqual(wanted);
});

test.each([
  ['banner', null],
  ['toast', null],
  ['tooltip', '#anchor'],
  ['paywall', null],
] as const)('the live region of a %s stands before its words come, and nothing moves then', async (surface, place) => {
  const story = await page.evaluate(
    async ([name, nudge, at]) => {
      Reflect.get(window, 'uptier').paint(name, nudge, at);
      const region = document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('[role=status]');
      const box = (): string => JSON.stringify(region?.closest('.u-box')?.getBoundingClientRect());
      const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      const first = { words: region?.textContent, box: box() };
      while (!region?.textContent) await frame();
      return { first, last: { words: region.textContent, box: box() } };
    },
    [surface, fullNudge('en'), place] as const,
  );
  expect(story.first.words).toBe('');
  expect(story.last.words).toContain('Your team ran 412 reports');
  expect(story.last.box).toBe(story.first.box);
});

test('a nudge names its language and its direction, and what is written from the right is read from the right', async () => {
  await paint(page, [['card', '#card']], fullNudge('ar'));
  const { lang, dir, first, second } = await page.evaluate(() => {
    const inner = document.querySelector('uptier-nudge')?.shadowRoot?.querySelector<HTMLElement>('.uptier');
    const [one, two] = inner?.querySelectorAll('.u-actions > *') ?? [];
    const right = (element: Element | undefined): number => element?.getBoundingClientRect().right ?? 0;
    return { lang: inner?.lang, dir: inner?.dir, first: right(one), second: right(two) };
  });
  expect([lang, dir]).toEqual(['ar', 'rtl']);
  expect(first).toBeGreaterThan(second);
});

test('two nudges at once each have names of their own', async () => {
  const both = [
    ['card', '#card'],
    ['banner', null],
  ] as const;
  await paint(page, both, fullNudge('en'));
  await expect.poll(told).toContain(`heading: ${title('banner')} | level 2`);
  const regions = (await told()).filter((line) => line.startsWith('region'));
  expect(regions).toEqual([`region: ${title('card')}`, `region: ${title('banner')}`]);
});

test.each([
  [412, 500, '412 of 500 Report runs', '412'],
  [510, 500, '510 of 500 Report runs', '500'],
  [510, null, null, null],
])('a bar of %i of %s says so in words, within its ends', async (used, max, text, now) => {
  const { meter: bar, ...nudge } = fullNudge('en');
  await ask(page, 'paint', 'meter', { ...nudge, meter: { ...bar, used, max } }, '#meter');
  const track = page.getByRole('meter', { name: 'Report runs' });
  expect(await track.count()).toBe(max === null ? 0 : 1);
  if (max === null) return;
  expect(await track.getAttribute('aria-valuetext')).toBe(text);
  expect(await track.getAttribute('aria-valuenow')).toBe(now);
});
