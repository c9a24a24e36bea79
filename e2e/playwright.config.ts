import { defineConfig } from '@playwright/test';
import { quiet } from '../sdk/tests/engines.ts';

const { UPTIER_CHROMIUM, UPTIER_FIREFOX } = process.env;

/** Browsers named by the environment, else those that Playwright ships. Each worker gets a world of its own. */
export default defineConfig({
  testDir: 'tests',
  testMatch: '*.spec.ts',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  workers: 2,
  // One that trips by chance is tried once more, in a world of its own; the summary names it.
  retries: 1,
  reportSlowTests: null,
  forbidOnly: true,
  reporter: [['line']],
  // A trace costs every story as much time again: ask for one with `--trace on`.
  use: { viewport: { width: 1280, height: 860 }, trace: 'off' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { args: quiet, ...(UPTIER_CHROMIUM ? { executablePath: UPTIER_CHROMIUM } : {}) },
      },
    },
    {
      name: 'firefox',
      // What axe reads does not differ between browsers.
      testIgnore: 'axe.spec.ts',
      use: {
        browserName: 'firefox',
        ...(UPTIER_FIREFOX ? { channel: 'moz-firefox', launchOptions: { executablePath: UPTIER_FIREFOX } } : {}),
      },
    },
  ],
});
