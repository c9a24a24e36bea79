import { expect, test } from 'vitest';
import { expectQuiet, expectSeen, expectUnhurt, expectWorking, inBothBrowsers } from './host.ts';

/** Here the SDK works on. */
const harmless: Record<string, string> = {
  'Object.prototype is extended':
    'Object.prototype.extra = function () { return 1; }; Object.prototype.type = "odd"; Object.prototype.kind = "odd";',
  'Array.prototype is extended':
    'Array.prototype.last = function () { return this[this.length - 1]; }; Array.prototype.contains = 5;',
  'arrays have a toJSON of an old library':
    'Array.prototype.toJSON = function () { return "[" + this.join(", ") + "]"; };',
  'globals are frozen':
    'for (const one of [Object, Array, Function, Promise, Map, Set, String, Date, Math, JSON, Element, Node, EventTarget]) { Object.freeze(one); if (one.prototype) Object.freeze(one.prototype); }',
  'localStorage throws':
    'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });',
  'localStorage is full':
    'Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError"); };',
  'localStorage is absent': 'Object.defineProperty(window, "localStorage", { value: undefined });',
  'localStorage holds garbage of ours':
    'for (const key of ["e:1", "e:2", "m:[\\"a-1\\",\\"u-1\\"]", "d:[\\"a-1\\",\\"u-1\\"]"]) localStorage.setItem("uptier:pk_wire:" + key, "{garbage"); localStorage.setItem("uptier:pk_wire:s:[\\"a-1\\",\\"u-1\\"]", "{\\"usage\\":null,\\"entitlements\\":7}"); localStorage.setItem("uptier:pk_wire:e:3", "[]");',
  'IntersectionObserver is missing': 'delete window.IntersectionObserver;',
  'BroadcastChannel is missing': 'delete window.BroadcastChannel;',
  'BroadcastChannel throws': 'window.BroadcastChannel = class { constructor() { throw new Error("no"); } };',
  'navigator.locks is missing': 'Object.defineProperty(navigator, "locks", { value: undefined });',
  'navigator.locks throws':
    'Object.defineProperty(navigator, "locks", { value: { request() { throw new Error("no"); } } });',
  'requestIdleCallback is missing': 'delete window.requestIdleCallback; delete window.cancelIdleCallback;',
  'crypto.randomUUID is missing': 'Object.defineProperty(crypto, "randomUUID", { value: undefined });',
  'sendBeacon is missing': 'Object.defineProperty(navigator, "sendBeacon", { value: undefined });',
  'CompressionStream is missing': 'delete window.CompressionStream;',
  'popovers are missing': 'delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover;',
  'custom elements are refused': 'customElements.define = () => { throw new Error("no"); };',
  'Date.now throws': 'Date.now = () => { throw new Error("no"); };',
  'Date.now tells no number': 'Date.now = () => "noon";',
  'Date stands still': 'const { now: was } = Date; const at = was(); Date.now = () => at;',
  'Date is a class of others':
    'const Real = Date; window.Date = class extends Real { constructor(...rest) { super(...(rest.length ? rest : [Real.now()])); } static now() { return Real.now() + 0.5; } toISOString() { throw new RangeError("no"); } };',
  'the clock is a day ahead': 'const was = Date.now; Date.now = () => was() + 86400000;',
  'the clock is a day behind': 'const was = Date.now; Date.now = () => was() - 86400000;',
  'fetch is wrapped': 'const was = fetch; window.fetch = async (...rest) => { await null; return was(...rest); };',
  'timers are wrapped':
    'const was = setTimeout; window.setTimeout = (run, ms, ...rest) => was(() => run(...rest), ms);',
  'promises are wrapped':
    'const { then } = Promise.prototype; Promise.prototype.then = function (...rest) { return then.apply(this, rest); };',
};

/** Here nothing can work, so nothing happens. */
const mute: Record<string, string> = {
  'fetch throws': 'window.fetch = () => { throw new Error("no"); };',
  'fetch answers nothing': 'window.fetch = () => undefined;',
  'fetch answers what is no response': 'window.fetch = async () => ({ ok: true });',
  'fetch resolves to null': 'window.fetch = async () => null;',
  'fetch never settles': 'window.fetch = () => new Promise(() => undefined);',
  'fetch is missing': 'delete window.fetch;',
};

/** What the host breaks after the SDK has loaded: whatever still works, nothing of it shows. */
const afterwards: Record<string, string> = {
  'Array.prototype.map throws': 'Array.prototype.map = () => { throw new Error("no"); };',
  'Array.prototype.filter answers nothing': 'Array.prototype.filter = () => undefined;',
  'Array.prototype.some and find throw':
    'Array.prototype.some = Array.prototype.find = Array.prototype.findLast = () => { throw new Error("no"); };',
  'JSON.stringify throws': 'JSON.stringify = () => { throw new Error("no"); };',
  'JSON.parse throws': 'JSON.parse = () => { throw new Error("no"); };',
  'Object.hasOwn and Object.entries throw':
    'Object.hasOwn = Object.entries = Object.keys = () => { throw new Error("no"); };',
  'setTimeout throws': 'window.setTimeout = () => { throw new Error("no"); };',
  'addEventListener throws': 'EventTarget.prototype.addEventListener = () => { throw new Error("no"); };',
  'crypto throws': 'crypto.getRandomValues = () => { throw new Error("no"); };',
  'attachShadow throws': 'Element.prototype.attachShadow = () => { throw new Error("no"); };',
  'the console throws': 'console.warn = () => { throw new Error("no"); };',
};

await inBothBrowsers((host) => {
  test('what comes up in the page is seen here', async () => {
    const { page, seen } = await host.open('', {
      afterwards: 'void Promise.reject("mine"); setTimeout(() => { throw new Error("mine"); }); console.log("mine");',
    });
    await page.waitForTimeout(100);
    expect([await seen('bad'), await seen('lines')]).toEqual([
      expect.stringMatching(/error: .*mine\s+rejection: mine/),
      '1',
    ]);
  });
  for (const [name, script] of Object.entries(harmless)) {
    test(`${name}: the SDK works on`, async () => {
      // Scripts of the host have their own names for things.
      await expectWorking(await host.open(`{ ${script} }`), host.wire);
    });
  }
  for (const [name, script] of Object.entries(mute)) {
    test(`${name}: the SDK goes quiet`, async () => expectQuiet(await host.open(`{ ${script} }`)));
  }
  for (const [name, script] of Object.entries(afterwards)) {
    test(`${name} once the SDK has loaded: nothing reaches the host`, async () => {
      const page = await host.open('', { afterwards: `{ ${script} }` });
      await page.page.waitForTimeout(1500);
      await expectUnhurt(page);
      await expectSeen(page, 'gate', 'unknown');
    });
  }
});
