import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { until } from '../browser.ts';
import { leaseOf } from '../wire.ts';
import { expectUnhurt, expectWorking, inBothBrowsers } from './host.ts';

/** Counts everything that a script can attach, from before ours has loaded. */
const count = `(() => {
  const open = window.open_ = { listeners: new Map(), timers: new Set(), observers: new Set(), channels: new Set(), locks: 0, globals: new Set(Reflect.ownKeys(window)) };
  const isOurs = () => /\\/sdk\\//.test(new Error().stack || '');
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const nameOf = (target, type) => (target === window ? 'window' : target.constructor.name) + ' ' + type;
  const ids = new WeakMap(); let next = 0;
  const keyOf = (target, type, run) => { for (const one of [target, run]) if (!ids.has(one)) ids.set(one, ++next); return ids.get(target) + ' ' + type + ' ' + ids.get(run); };
  EventTarget.prototype.addEventListener = function (type, run, options) {
    const target = this || window;
    if (isOurs() && run) open.listeners.set(keyOf(target, type, run), { name: nameOf(target, type), target: new WeakRef(target) });
    return add.call(target, type, run, options);
  };
  EventTarget.prototype.removeEventListener = function (type, run, options) {
    const target = this || window;
    if (run) open.listeners.delete(keyOf(target, type, run));
    return remove.call(target, type, run, options);
  };
  for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval'], ['requestIdleCallback', 'cancelIdleCallback'], ['requestAnimationFrame', 'cancelAnimationFrame']]) {
    const [was, end] = [window[set], window[clear]];
    window[set] = (run, ...rest) => {
      const ours = isOurs();
      const id = was((...given) => { if (set !== 'setInterval') open.timers.delete(set + id); return run(...given); }, ...rest);
      if (ours) open.timers.add(set + id);
      return id;
    };
    window[clear] = (id) => { open.timers.delete(set + id); end(id); };
  }
  for (const name of ['IntersectionObserver', 'MutationObserver', 'ResizeObserver', 'PerformanceObserver']) {
    const Was = window[name];
    window[name] = class extends Was {
      observe(...rest) { if (isOurs()) open.observers.add(this); return super.observe(...rest); }
      disconnect() { open.observers.delete(this); return super.disconnect(); }
    };
  }
  const Channel = BroadcastChannel;
  window.BroadcastChannel = class extends Channel {
    constructor(...rest) { super(...rest); open.channels.add(this); }
    close() { open.channels.delete(this); super.close(); }
  };
})();`;

const left = `(async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const locks = navigator.locks ? await navigator.locks.query() : { held: [], pending: [] };
  const isStanding = ({ target }) => { const one = target.deref(); return one === window || one === document || (one instanceof Node && one.isConnected) || one instanceof BroadcastChannel; };
  return {
    listeners: [...open_.listeners.values()].filter(isStanding).map(({ name }) => name),
    timers: [...open_.timers], observers: open_.observers.size, channels: open_.channels.size,
    locks: [...locks.held, ...locks.pending].map(({ name }) => name),
    nodes: document.querySelectorAll('uptier-nudge').length,
    sheets: document.adoptedStyleSheets.length,
    globals: Reflect.ownKeys(window).filter((name) => !open_.globals.has(name) && name !== 'open_').map(String).filter((name) => !name.startsWith('__p')),
  };
})()`;
const NOTHING = {
  ...{ listeners: [], timers: [], observers: 0, channels: 0, locks: [], nodes: 0, sheets: 0, globals: [] },
};

await inBothBrowsers((host) => {
  test('destroy leaves no listener, timer, observer, channel, lock, node, sheet or global', async () => {
    const { wire } = host;
    const late = { kind: 'event', name: 'late' } as const;
    for (const surface of ['tooltip', 'toast', 'modal', 'card', 'meter'] as const)
      wire.session.leases.push(leaseOf({ surface, trigger: { kind: 'placement', placement: surface } }));
    wire.session.leases.push(leaseOf({ surface: 'toast', trigger: { ...late, delayMs: 60_000 } }));
    const opened = await host.open(count);
    await expectWorking(opened, wire);
    const { page } = opened;
    await until(() => wire.streams() === 1, 'the stream is open');
    await page.evaluate(
      "for (const name of ['tooltip', 'toast', 'modal', 'card', 'meter']) uptier.place(name, document.getElementById('slot')); uptier.track('late'); uptier.usage('x').subscribe(() => undefined);",
    );
    await page.waitForTimeout(300);
    await page.evaluate("uptier.track('report_runs'); uptier.destroy()");
    expect(await page.evaluate(left)).toEqual(NOTHING);
    await until(() => wire.streams() === 0, 'the stream is closed');
    await expectUnhurt(opened);
  });

  test('what is in the middle of something is undone too', async () => {
    const { wire } = host;
    const opened = await host.open(count);
    await opened.page.evaluate(
      "uptier.identify({ user: { id: 'x' }, account: { id: 'y' } }); uptier.track('z'); uptier.destroy()",
    );
    expect(await opened.page.evaluate(left)).toEqual(NOTHING);
    const calls = wire.calls.length;
    await opened.page.waitForTimeout(500);
    expect(wire.calls.length).toBe(calls);
    await expectUnhurt(opened);
  });

  test('two copies of the SDK in one page: elements are defined once, both clients work', async () => {
    const { wire } = host;
    wire.session.usage = { seats: { used: 9, limit: 10, ratio: 0.9, resetsAt: null, reachedAt: null } };
    wire.page.body += '<uptier-meter limit="seats" instance="other"></uptier-meter>';
    const opened = await host.open(
      'const was = customElements.define; window.defined = []; customElements.define = function (name, ...rest) { defined.push(name); return was.call(this, name, ...rest); };',
    );
    const { page } = opened;
    // The copy has its own modules, as another version would.
    await page.evaluate(`(async () => {
      const { createUptier } = await import('${wire.host}/sdk/index.js?other');
      const { defineElements } = await import('${wire.host}/sdk/elements.js?other');
      defineElements();
      window.other = createUptier({ key: 'pk_other', host: '${wire.host}', instance: 'other' });
      other.identify({ user: { id: 'u-2' }, account: { id: 'a-2' } });
      other.track('other');
    })()`);
    await page.getByRole('group', { name: 'Seats' }).waitFor();
    await expectWorking(opened, wire);
    await until(() => [...wire.events.values()].some(({ name }) => name === 'other'), 'the other client sends');
    const names: unknown = await page.evaluate('defined');
    expect(names).toEqual(expect.arrayContaining(['uptier-slot', 'uptier-meter', 'uptier-gate']));
    expect(Array.isArray(names) && new Set(names).size === names.length).toBe(true);
    await page.evaluate('uptier.destroy()');
    expect(await page.getByRole('group', { name: 'Seats' }).count()).toBe(1);
    await page.evaluate('other.destroy()');
    expect(await page.locator('uptier-nudge').count()).toBe(0);
  });
});

test('on a server every entry is imported, called and undone without a page', () => {
  const dist = join(import.meta.dirname, '../../dist');
  const script = `
    process.on('unhandledRejection', (cause) => { throw cause; });
    const { createUptier } = await import('${dist}/index.js');
    const { defineElements } = await import('${dist}/elements.js');
    await import('${dist}/react.js');
    await import('${dist}/testing.js');
    defineElements();
    const uptier = createUptier({ key: 'pk_1', host: 'http://127.0.0.1:1' });
    uptier.identify({ user: { id: 'u' }, account: { id: 'a' } });
    uptier.track('x');
    uptier.place('p')();
    uptier.on('shown', () => undefined)();
    uptier.usage('l').subscribe(() => undefined)();
    const gate = uptier.gate('f');
    const outcome = await gate.prompt();
    uptier.reset();
    uptier.destroy();
    console.log(JSON.stringify([gate.allowed, gate.reason, outcome, uptier.usage('l').value]));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(said.trim()).toBe('[true,"unknown","none",null]');
});
