import { surfaces } from '@uptier/shared/contracts/surface.ts';
import { expect, test } from 'vitest';
import { leaseOf } from '../wire.ts';
import { inBothBrowsers } from './host.ts';

const record = `window.bad = []; window.lines = 0;
  document.addEventListener('securitypolicyviolation', (event) => bad.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
  addEventListener('error', (event) => bad.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => bad.push(String(event.reason)));
  const { warn } = console; console.warn = (...words) => { lines += 1; warn(...words); };`;
const identity = "{ user: { id: 'u' }, account: { id: 'a' } }";

await inBothBrowsers((host) => {
  const ways = {
    'the script tag': (origin: string) =>
      `<script nonce="n">window.uptier = [['identify', ${identity}]];</script><script nonce="n" async src="${origin}/sdk/uptier.js" data-key="pk_wire"></script>`,
    'the modules': (origin: string) =>
      `<script nonce="n" type="module">import { createUptier } from '${origin}/sdk/index.js'; import { defineElements } from '${origin}/sdk/elements.js';
        defineElements(); const client = createUptier({ key: 'pk_wire', host: '${origin}', theme: { accent: '#a0f', scheme: 'dark' } }); client.identify(${identity}); window.uptier = client;</script>`,
  };
  for (const [name, head] of Object.entries(ways)) {
    test(`${name} under a strict policy and enforced Trusted Types: every surface is styled, nothing is reported`, async () => {
      const { wire, context } = host;
      const policy = `default-src 'none'; script-src 'nonce-n' ${wire.host}; connect-src ${wire.host}; img-src 'self' data:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
      wire.page.headers = { 'content-security-policy': policy };
      wire.page.head = `<script nonce="n">${record}</script>${head(wire.host)}`;
      wire.page.body =
        '<main id="place">Host</main><uptier-meter limit="seats"></uptier-meter><uptier-slot placement="spot"></uptier-slot><uptier-gate feature="sso">Inside</uptier-gate>';
      wire.session.usage = { seats: { used: 9, limit: 10, ratio: 0.9, resetsAt: null, reachedAt: null } };
      wire.session.entitlements = { sso: { allowed: false, reason: 'not-in-tier' } };
      wire.session.leases = surfaces.map((surface) =>
        leaseOf({ surface, trigger: { kind: 'placement', placement: surface } }),
      );
      const page = await context.newPage();
      await page.goto(wire.pages);
      await page.waitForFunction('Boolean(window.uptier && uptier.place)');
      await page.getByRole('group', { name: 'Seats' }).waitFor();
      await page.waitForTimeout(500);
      for (const surface of surfaces) {
        const gone = await page.evaluateHandle(`uptier.place('${surface}', document.getElementById('place'))`);
        const title = page.locator('uptier-nudge').getByText('Your team ran 431 reports');
        await title.waitFor();
        expect(await title.evaluate((element) => getComputedStyle(element).fontWeight)).toBe('600');
        await gone.evaluate((undo) => (typeof undo === 'function' ? undo() : undefined));
        const closing = page.locator('uptier-nudge').getByRole('button', { name: /Dismiss|Close/ });
        if (await title.isVisible()) await closing.click();
        await title.waitFor({ state: 'detached' });
      }
      expect(await page.evaluate('window.bad')).toEqual([]);
      expect(await page.evaluate('window.lines')).toBe(0);
    });
  }
});
