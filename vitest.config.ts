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

export default defineConfig({
  test: {
    projects: [
      ...['shared', 'server', 'sdk', 'console', 'scripts', 'e2e/host-app'].map(inNode),
      // They share one machine's browsers with their own waiting, so one file at a time.
      { test: { name: 'browser', include: [`{sdk,console}/${BROWSER}`], fileParallelism: false } },
    ],
  },
});
