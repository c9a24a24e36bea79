import { expect, test } from 'vitest';
import { createBreaker } from './breaker.ts';
import { createId } from './ids.ts';
import { createUptier } from './index.ts';
import { createStorage } from './storage.ts';
import { readStream } from './stream.ts';

test('ids are UUIDv7, in order of time and never the same', () => {
  const at = Date.UTC(2026, 10, 20);
  const ids = Array.from({ length: 100 }, (_, index) => createId(at + index));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set([createId(at), createId(at)]).size).toBe(2);
});

test('the breaker waits longer with each failure, at most a minute and a half, and forgives at once', () => {
  const breaker = createBreaker();
  breaker.judge(503, null);
  const first = breaker.wait();
  breaker.judge(0, null);
  for (let times = 0; times < 20; times += 1) breaker.judge(500, null);
  expect(breaker.wait()).toBeGreaterThan(first);
  expect(breaker.wait()).toBeLessThanOrEqual(90_000);
  breaker.judge(200, null);
  expect(breaker.wait()).toBe(0);
  breaker.judge(429, '120');
  expect(breaker.wait()).toBeGreaterThan(119_000);
});

test('storage that refuses is memory', () => {
  const storage = createStorage('x:', () => {
    throw new Error('denied');
  });
  storage.save('k', 'v');
  expect([storage.find('k'), storage.keys()]).toEqual(['v', ['k']]);
  storage.remove('k');
  expect(storage.find('k')).toBeNull();
});

test('a stream is read across chunks, with comments and both line ends', async () => {
  const chunks = [
    'event: sess',
    'ion\r\ndata: {"a"',
    ':1}\r\n\r\n: still here\n\nevent: off\ndata: {}\n\nevent: lost\ndata: 1',
  ];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const heard: string[] = [];
  let signs = 0;
  await readStream(
    body,
    new AbortController().signal,
    () => {
      signs += 1;
    },
    (name, data) => heard.push(`${name} ${data}`),
  );
  expect(heard).toEqual(['session {"a":1}', 'off {}']);
  expect(signs).toBe(3);
});

test('a stream whose request heeds no signal ends all the same', async () => {
  const control = new AbortController();
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    cancel() {
      isCancelled = true;
    },
  });
  const reading = readStream(
    body,
    control.signal,
    () => undefined,
    () => undefined,
  );
  control.abort();
  await reading;
  expect(isCancelled).toBe(true);
});

test('on a server the client is there and does nothing', async () => {
  const uptier = createUptier({ key: 'pk_1', host: 'https://uptier.invalid' });
  uptier.identify({ user: { id: 'u' }, account: { id: 'a' } });
  uptier.track('report_runs');
  expect(uptier.gate('sso')).toMatchObject({ allowed: true, reason: 'unknown' });
  expect(await uptier.gate('sso').prompt()).toBe('none');
  expect(uptier.usage('report_runs').value).toBeNull();
  uptier.place('home')();
  uptier.destroy();
});
