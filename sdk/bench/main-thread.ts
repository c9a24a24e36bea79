// Prints, in milliseconds of a Chromium slowed down four times, what the SDK takes of a page's main thread. JSON, for tables.
import type { CDPSession, Page } from '@playwright/test';
import { launchEngine } from '../tests/engines.ts';
import { leaseOf, startWire, type Wire } from '../tests/wire.ts';

const ROUNDS = Number(process.argv[2] ?? 15);
const SLOWER = 4;

interface Round {
  start: number;
  after: number;
  track: number;
  paint: number;
}

/** The text of a function that compiles the built module, makes a client and says who, as a bundle would in one task. */
function start(text: string, host: string): string {
  const code = text
    .replace(/export\s*\{\s*(\S+) as createUptier\s*\};?\s*$/, 'return $1;')
    .replaceAll('./chunks/', `${host}/sdk/chunks/`);
  return `() => {
    window.second = new Function(${JSON.stringify(code)})()({ key: 'pk_bench', host: '${host}' });
    second.identify({ user: { id: 'u' }, account: { id: 'a' } });
  }`;
}

/** One hundred uses, one after the other. */
const track = "for (let at = 0; at < 100; at += 1) uptier.track('opened', { at })";

/** From the use that crosses the limit until the frame that paints its answer is done: a message sent in it comes after. */
const paint = `() => new Promise((resolve) => {
  const from = performance.now();
  const look = () => {
    if (!document.querySelector('uptier-nudge')) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); resolve(performance.now() - from); };
    port2.postMessage(null);
  };
  uptier.track('report_runs');
  requestAnimationFrame(look);
})`;

/** Milliseconds that the page's main thread has worked, by its own clock: other work of the machine does not count. */
async function worked(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** What it worked for one expression, in the task of its own. */
async function workedFor(devtools: CDPSession, expression: string): Promise<number> {
  const before = await worked(devtools);
  await devtools.send('Runtime.evaluate', { expression });
  return (await worked(devtools)) - before;
}

async function runRound(page: Page, wire: Wire, text: string): Promise<Round> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(wire.pages);
  await page.waitForFunction("typeof window.uptier?.track === 'function'");
  await page.evaluate(`uptier.place('reports', document.getElementById('slot'))`);
  await page.waitForFunction("uptier.usage('report_runs').value");
  // The chunks come when the page has nothing to do.
  await page.waitForTimeout(700);
  const nothing = await workedFor(devtools, '1');
  const code = start(text, wire.host);
  // The same text, only brought to the page, is what measuring costs.
  const brought = await workedFor(devtools, `(${code}).length`);
  const started = (await workedFor(devtools, `(${code})()`)) - brought;
  const before = await worked(devtools);
  await page.waitForTimeout(700);
  const after = (await worked(devtools)) - before;
  await page.evaluate('second.destroy()');
  await page.waitForTimeout(200);
  const tracked = ((await workedFor(devtools, track)) - nothing) / 100;
  await page.waitForTimeout(200);
  return { start: started, after, track: tracked, paint: Number(await page.evaluate(`(${paint})()`)) };
}

const wire = await startWire();
const browser = await launchEngine('chromium');
try {
  const text = await (await fetch(`${wire.host}/sdk/index.js`)).text();
  wire.page.head = `<script>window.uptier = [['identify', { user: { id: 'u' }, account: { id: 'a' } }]]</script>${wire.page.head}`;
  wire.page.body = '<div id="slot" style="height:300px"></div>';
  wire.session.usage = { report_runs: { used: 399, limit: 500, ratio: 0.8, resetsAt: null, reachedAt: null } };
  wire.session.leases = [
    leaseOf({ surface: 'card', trigger: { kind: 'limit', limit: 'report_runs', thresholds: [80], open: null } }),
  ];
  const rounds: Round[] = [];
  for (let at = 0; at <= ROUNDS; at += 1) {
    const context = await browser.newContext();
    const round = await runRound(await context.newPage(), wire, text);
    // The first one warms the browser up.
    if (at > 0) rounds.push(round);
    await context.close();
  }
  process.stdout.write(`${JSON.stringify(rounds)}\n`);
} finally {
  await browser.close();
  await wire.stop();
}
