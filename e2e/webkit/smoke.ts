import { type ChildProcess, spawn } from 'node:child_process';
import { Builder, By, Capabilities, until, type WebDriver } from 'selenium-webdriver';
import { startWorld, type World } from '../world.ts';

const DRIVER = process.env.UPTIER_WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
const DISPLAY = ':97';
const DRIVER_PORT = 4719;
const PATIENCE_MS = 20_000;

/** The shortest story in WebKit: the page's own use crosses a limit, the warning comes, and "Not now" closes it. */
async function story(driver: WebDriver, world: World): Promise<void> {
  await driver.get(`${world.hostUrl}/?account=northwind-labs&as=owner`);
  await driver.get(`${world.hostUrl}/reports`);
  const shadowText = (selector: string) =>
    driver.executeScript<string>(`return document.querySelector('${selector}')?.shadowRoot?.textContent ?? ''`);
  await driver.wait(
    async () => (await shadowText('uptier-meter uptier-nudge')).includes('390 of 500'),
    PATIENCE_MS,
    'the meter',
  );
  const run = await driver.wait(until.elementLocated(By.css('[data-runs="10"]')), PATIENCE_MS);
  await run.click();
  await driver.wait(
    async () => (await shadowText('uptier-meter uptier-nudge')).includes('400 of 500'),
    PATIENCE_MS,
    'the own use',
  );
  const press = (label: string) =>
    driver.executeScript<boolean>(`
      for (const host of document.querySelectorAll('*')) {
        const button = [...(host.shadowRoot?.querySelectorAll('button') ?? [])].find((one) => one.textContent.trim() === '${label}');
        if (button) return button.click(), true;
      }
      return false;`);
  await driver.wait(() => press('Not now'), PATIENCE_MS, 'the warning');
  await driver.wait(async () => !(await press('Not now')), PATIENCE_MS, 'its end');
}

async function main(): Promise<void> {
  const screen = spawn('Xvfb', [DISPLAY, '-screen', '0', '1280x860x24'], { stdio: 'ignore' });
  const env = { ...process.env, DISPLAY, LANG: 'en_US.UTF-8', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const driverProcess = spawn(DRIVER, [`--port=${DRIVER_PORT}`], { env, stdio: 'ignore' });
  const world = await startWorld();
  let driver: WebDriver | null = null;
  try {
    driver = await connect();
    await story(driver, world);
    console.log('1 passed, 0 failed');
  } catch (error) {
    console.error(error);
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
  } finally {
    await driver?.quit().catch(() => undefined);
    await world.close();
    for (const child of [driverProcess, screen] satisfies ChildProcess[]) child.kill();
  }
}

/** The driver and the screen need a moment to start. */
async function connect(): Promise<WebDriver> {
  const capabilities = new Capabilities({ browserName: 'MiniBrowser' });
  capabilities.set('webkitgtk:browserOptions', {
    binary: process.env.UPTIER_WEBKIT_BROWSER ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    args: ['--automation'],
  });
  for (let tries = 0; ; tries++) {
    try {
      return await new Builder()
        .disableEnvironmentOverrides()
        .usingServer(`http://127.0.0.1:${DRIVER_PORT}`)
        .withCapabilities(capabilities)
        .build();
    } catch (error) {
      if (tries === 10) throw error;
      await new Promise((resume) => setTimeout(resume, 500));
    }
  }
}

await main();
