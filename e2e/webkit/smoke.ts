import assert from 'node:assert/strict';
import { By, Key, type WebDriver } from 'selenium-webdriver';
import { startWorld, type World } from '../world.ts';
import { startWebKit } from './driver.ts';
import { serveSite } from './site.ts';

const PATIENCE_MS = 60_000;

interface Scene {
  driver: WebDriver;
  world: World;
  /** Opens the customer's page as somebody of an account, and waits for the SDK. */
  open(account: string): Promise<void>;
  /** What a script in the page answers. */
  ask<Answer>(script: string): Promise<Answer>;
  /** Waits until a script in the page answers true. */
  until(script: string, what: string): Promise<void>;
}

/** All text of ours, meters left out. */
const SAID = "[...document.querySelectorAll('uptier-nudge')].map((one) => one.shadowRoot?.textContent ?? '').join(' ')";
const METER = "(document.querySelector('uptier-meter uptier-nudge')?.shadowRoot?.textContent ?? '')";
const press = (label: string) => `(() => {
  const buttons = [...document.querySelectorAll('uptier-nudge')].flatMap((one) => [...(one.shadowRoot?.querySelectorAll('button') ?? [])]);
  const button = buttons.find((one) => one.textContent.trim() === '${label}');
  button?.click();
  return button !== undefined;
})()`;

const stories: Record<string, (scene: Scene) => Promise<void>> = {
  'the script loads, a limit that the page crosses is told, and "Not now" closes it': async (scene) => {
    const { driver, open, ask, until } = scene;
    await open('northwind-labs');
    await until(`${METER}.includes('390 of 500')`, 'the meter');
    await driver.findElement(By.id('run')).click();
    await until(`${METER}.includes('400 of 500')`, 'the own use');
    await until(`${SAID}.includes('400 of 500 report runs used.')`, 'the warning');
    await until("told.includes('shown')", 'its second in view');
    await until(press('Not now'), 'the button');
    await until(`!${SAID}.includes('report runs used.')`, 'the end of the warning');
    await until("told.includes('dismissed')", 'word of its end');
    assert.deepEqual(await ask('bad'), []);
  },
  'a modal takes the focus and gives it back': async ({ driver, world, open, ask, until }) => {
    const { id } = await world.call('POST', '/v1/campaigns', {
      ...{ name: 'After an export', kind: 'adoption', holdout: 0, audience: { all: [] } },
      trigger: { kind: 'event', name: 'export.finished' },
      variants: [{ id: 'a', surface: 'modal', content: { en: { title: 'Schedule what you export' } } }],
    });
    await world.call('POST', `/v1/campaigns/${id}/publish`, {});
    await open('meridian-group');
    await until(`${METER}.includes(' of ')`, 'the first answer');
    await driver.findElement(By.id('export')).click();
    await until(`${SAID}.includes('Schedule what you export')`, 'the modal');
    await until("document.activeElement?.localName === 'uptier-nudge'", 'its focus');
    await driver.actions().sendKeys(Key.ESCAPE).perform();
    await until(`!${SAID}.includes('Schedule what you export')`, 'the end of the modal');
    await until("document.activeElement?.id === 'export'", 'the focus where it was');
    await world.call('POST', `/v1/campaigns/${id}/pause`, {});
    assert.deepEqual(await ask('bad'), []);
  },
  'destroy leaves nothing behind': async ({ open, ask, until }) => {
    await open('northwind-labs');
    await until(`${METER}.includes(' of ')`, 'the meter');
    await ask('uptier.destroy()');
    assert.equal(await ask("document.querySelectorAll('uptier-nudge').length"), 0);
    assert.equal(await ask("'uptier' in window"), false);
    assert.deepEqual(await ask('bad'), []);
  },
};

async function main(): Promise<void> {
  const world = await startWorld();
  const site = await serveSite(world.uptierUrl);
  const { driver, stop } = await startWebKit();
  const ask = <Answer>(script: string) => driver.executeScript<Answer>(`return ${script}`);
  const until = async (script: string, what: string) => {
    await driver.wait(() => ask<boolean>(script), PATIENCE_MS, what);
  };
  const open = async (account: string) => {
    await driver.get(`${site.url}?account=${account}&user=webkit`);
    await until("typeof window.uptier?.track === 'function'", 'the script');
  };
  const scene = { driver, world, open, ask, until };
  const results: boolean[] = [];
  for (const [name, tell] of Object.entries(stories)) results.push(await play(name, () => tell(scene)));
  await stop();
  site.close();
  await world.close();
  const passed = results.filter((isPassed) => isPassed).length;
  console.log(`${passed} passed\n${results.length - passed} failed`);
  process.exitCode = passed === results.length ? 0 : 1;
}

async function play(name: string, run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    console.log(`✓ ${name}`);
    return true;
  } catch (error) {
    console.log(`✖ ${name}: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

await main();
