import { type ChildProcess, spawn } from 'node:child_process';
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver';
import { freePort } from '../world.ts';

const DRIVER = process.env.UPTIER_WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
const BROWSER = process.env.UPTIER_WEBKIT_BROWSER ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const PATIENCE_MS = 60_000;

/** WebKitGTK on a screen of its own, and how to end both. */
export async function startWebKit(): Promise<{ driver: WebDriver; stop: () => Promise<void> }> {
  // Xvfb takes a number that is free and tells it.
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x860x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const started: ChildProcess[] = [screen];
  const endAll = () => started.forEach((child) => void child.kill());
  try {
    const display = await new Promise<string>((resolve, reject) => {
      screen.stdout.once('data', (text) => resolve(`:${String(text).trim()}`));
      screen.once('error', reject);
      screen.once('exit', () => reject(new Error('Xvfb has no screen.')));
    });
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: display,
      LANG: 'en_US.UTF-8',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    };
    started.push(spawn(DRIVER, [`--port=${port}`], { env, stdio: 'ignore' }));
    const driver = await connect(port);
    const stop = async () => {
      await driver.quit().catch(() => undefined);
      endAll();
    };
    return { driver, stop };
  } catch (error) {
    endAll();
    throw error;
  }
}

/** The driver needs a moment to start. */
async function connect(port: number): Promise<WebDriver> {
  const capabilities = new Capabilities({ browserName: 'MiniBrowser' });
  capabilities.set('webkitgtk:browserOptions', { binary: BROWSER, args: ['--automation'] });
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await new Builder()
        .disableEnvironmentOverrides()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities(capabilities)
        .build();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resume) => setTimeout(resume, 500));
    }
  }
}
