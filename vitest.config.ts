import { defineConfig } from 'vitest/config';

const BROWSER = '**/*.browser.test.{ts,tsx}';
const inNode = (name: string) => ({
  test: {
    name,
    root: name,
    include: ['**/*.test.{ts,tsx,mjs}'],
    exclude: [BROWSER, '**/node_modules/**', '**/dist/**'],
  },
});

/**
 * Most of their time is waiting, so there are more of them than cores; a slow machine may take its time. A test with a
 * real browser may trip by chance: it is tried once more, and the summary names it.
 */
const inBrowser = (engine: 'chromium' | 'firefox', include: string[], exclude: string[] = []) => ({
  test: {
    ...{ name: engine, include, exclude: [...exclude, '**/node_modules/**'], provide: { engine } },
    ...{
      testTimeout: 120_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 20_000 } },
      globalSetup: ['sdk/tests/build-once.ts'],
    },
    ...{ retry: 1, maxWorkers: 3, sequence: { groupOrder: 1 } },
  },
});

export default defineConfig({
  test: {
    projects: [
      ...['shared', 'server', 'sdk', 'console', 'scripts', 'e2e/host-app'].map(inNode),
      inBrowser('chromium', [`{sdk,console}/${BROWSER}`]),
      // What an engine could do differently, but for what Chromium's own tools look into.
      inBrowser(
        'firefox',
        [`sdk/tests/hostile/${BROWSER}`, '**/{accessible,accessible-keys,vectors}.browser.test.ts'],
        ['**/{crash,memory}.browser.test.ts'],
      ),
    ],
  },
});
