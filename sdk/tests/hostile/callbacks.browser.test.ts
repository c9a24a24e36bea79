import { expect, test } from 'vitest';
import { expectQuiet, expectUnhurt, expectWorking, inBothBrowsers } from './host.ts';

const fail = '() => { throw new Error("the host failed"); }';

await inBothBrowsers((host) => {
  test('busy() throws: nudges come', async () => {
    await expectWorking(await host.open('', { init: `{ busy: ${fail} }` }), host.wire);
  });

  test('onError throws', async () => {
    host.wire.failWith = 500;
    await expectQuiet(await host.open('', { init: `{ onError: ${fail} }` }));
  });

  test('listeners of every event throw, that of errors too', async () => {
    const names = "['shown', 'clicked', 'dismissed', 'requested', 'upgraded', 'changed', 'error']";
    const afterwards = `${names}.forEach((name) => uptier.on(name, ${fail})); uptier.usage('report_runs').subscribe(${fail});`;
    const page = await host.open('', { afterwards });
    await expectWorking(page, host.wire);
    await page.page.getByRole('button', { name: 'Not now' }).click();
    host.wire.say('upgrade', { from: 'starter', to: 'pro' });
    await page.page.waitForTimeout(500);
    await expectUnhurt(page);
  });

  test('the identity token throws, rejects, never comes, or is no text', async () => {
    for (const token of [fail, '() => Promise.reject(new Error("no"))', '() => new Promise(() => undefined)', '5']) {
      host.wire.reset();
      host.wire.failWith = 401;
      const page = await host.open('', { init: `{ identityToken: ${token} }` });
      await page.page.waitForTimeout(800);
      await expectUnhurt(page);
      await page.page.close();
    }
  });

  test('traits and properties that cannot be sent do not stand in the way of what can', async () => {
    const afterwards =
      'const ring = {}; ring.ring = ring; uptier.track("bad", { ring }); uptier.track("bad", { big: 10n }); uptier.identify({ user: { id: "u-1", traits: ring }, account: { id: "a-1" } });';
    const page = await host.open('', { afterwards: `{ ${afterwards} }` });
    await expectWorking(page, host.wire);
    expect([...host.wire.events.values()].some(({ name }) => name === 'bad')).toBe(false);
  });

  test('everything misused', async () => {
    const afterwards = `for (const method of ['identify', 'track', 'gate', 'usage', 'place', 'on', 'checkout'])
      for (const rest of [[], [null], [undefined, null], [{}], [Symbol('x')], [[], []], ['__proto__', 5], [() => { throw 1; }]]) {
        const answer = uptier[method](...rest);
        if (answer && answer.prompt) answer.prompt(5);
        if (answer && answer.subscribe) { answer.subscribe(null); String(answer.value); }
        if (typeof answer === 'function') { answer(); answer(); }
      }
      uptier.identify({ user: { id: 'u-1' }, account: { id: 'a-1' } });`;
    const page = await host.open('', { afterwards });
    await page.page.waitForTimeout(800);
    await expectUnhurt(page);
  });
});
