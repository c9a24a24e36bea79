import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { start, until } from './browser.ts';

const { browser, wire } = await start();

const tag = (attributes: string): string => `<script async src="${wire.host}/sdk/uptier.js" ${attributes}></script>`;

async function open(head: string): Promise<Page> {
  wire.page.head = head;
  const page = await browser.newPage();
  await page.goto(wire.pages);
  return page;
}

const names = (): unknown[] => [...wire.events.values()].filter(({ type }) => type === 'usage').map(({ name }) => name);

test('what was called before the script came runs in its order, whoever was identified last is who it is for', async () => {
  const page = await open(`<script>
    window.uptier = window.uptier || [];
    uptier.push(['track', 'first'], ['track', 'second', { quantity: 2 }]);
    uptier.push(['identify', { user: { id: 'u-1' }, account: { id: 'a-1' } }]);
    uptier.push((client) => client.track('third'));
    uptier.push(['no-such-call', 1], null, 7);
  </script>${tag('data-key="pk_wire"')}`);
  await until(() => names().length === 3, 'three uses arrive');
  expect(names()).toEqual(['first', 'second', 'third']);
  await page.evaluate(() => Reflect.get(window, 'uptier').push(['track', 'fourth']));
  await page.evaluate(() => Reflect.get(window, 'uptier')('track', 'fifth'));
  await until(() => names().length === 5, 'later pushes run at once');
  expect(names().slice(3)).toEqual(['fourth', 'fifth']);
  await page.close();
});

test('a stub that is a function keeps its arguments in q', async () => {
  const page = await open(`<script>
    window.uptier = function () { (uptier.q = uptier.q || []).push(arguments); };
    uptier('identify', { user: { id: 'u-1' }, account: { id: 'a-1' } });
    uptier('track', 'queued');
  </script>${tag('data-key="pk_wire"')}`);
  await until(() => names().includes('queued'), 'the use arrives');
  await page.close();
});

test('attributes say key, locale and name, and init what is no text', async () => {
  const page = await open(`<script>
    window.mine = [['init', { onError: ({ code }) => { window.told = code; } }],
      ['identify', { user: { id: 'u-1' }, account: { id: 'a-1' } }]];
  </script>${tag('data-key="pk_attributes" data-locale="pt-BR" data-global="mine" data-storage="memory"')}`);
  await until(() => wire.calls.some(({ path }) => path === '/v1/session'), 'a session is asked for');
  const { body } = wire.calls.find(({ path }) => path === '/v1/session') ?? {};
  expect(body).toMatchObject({ key: 'pk_attributes', locale: 'pt-BR' });
  expect(await page.evaluate(() => [typeof Reflect.get(window, 'uptier'), localStorage.length])).toEqual([
    'undefined',
    0,
  ]);
  await page.evaluate(() => Reflect.get(window, 'mine').track('x', { quantity: 1.5 }));
  expect(await page.evaluate(() => Reflect.get(window, 'told'))).toBe('rejected');
  await page.close();
});

test('the hash that is told beside the script lets it in, and any other keeps it out', async () => {
  const told: Record<string, string> = JSON.parse(
    await readFile(join(import.meta.dirname, '../dist/integrity.json'), 'utf8'),
  );
  const pinned = (hash: string): string => tag(`crossorigin="anonymous" integrity="${hash}" data-key="pk_wire"`);
  const page = await open(pinned(told['uptier.js'] ?? ''));
  await page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.track === 'function');
  await page.close();
  const other = await open(pinned(`sha384-${Buffer.alloc(48).toString('base64')}`));
  expect(await other.evaluate(() => typeof Reflect.get(window, 'uptier'))).toBe('undefined');
  await other.close();
});

test('a tag that stands in the page twice makes one client, and whoever was identified stays with it', async () => {
  const twice = tag('data-key="pk_wire"');
  const page = await open(`<script>
    window.uptier = [['identify', { user: { id: 'u-1' }, account: { id: 'a-1' } }]];
  </script>${twice}${twice}`);
  await until(() => wire.calls.some(({ path }) => path === '/v1/session'), 'the first is there');
  await page.addScriptTag({ url: `${wire.host}/sdk/uptier.js?again` });
  await page.evaluate(() => Reflect.get(window, 'uptier').track('after'));
  await until(() => names().includes('after'), 'the use arrives');
  await page.close();
});

test('identified before the user has loaded, the developer is told so', async () => {
  const page = await open(`<script>
    window.uptier = [['init', { onError: ({ code }) => (window.told ??= []).push(code) }],
      ['identify', null], ['identify', { user: null, account: undefined }], ['identify', { user: { id: 'u' } }]];
  </script>${tag('data-key="pk_wire"')}`);
  await page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.track === 'function');
  expect(await page.evaluate(() => Reflect.get(window, 'told'))).toEqual(['setup']);
  await page.close();
});
