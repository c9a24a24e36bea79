import { existsSync } from 'node:fs';
import { type Browser, chromium, firefox } from '@playwright/test';
import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    engine: 'chromium' | 'firefox';
  }
}

const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const findBrowser = (...paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path && existsSync(path));

/** The browser that this run is about: the one that its variable names, the system's, or Playwright's own. */
export function launch(): Promise<Browser> {
  if (inject('engine') === 'firefox') {
    const path = findBrowser(process.env.UPTIER_FIREFOX, '/usr/bin/firefox-esr');
    return firefox.launch(path ? { channel: 'moz-firefox', executablePath: path } : {});
  }
  const path = findBrowser(process.env.UPTIER_CHROMIUM, '/usr/bin/chromium');
  return chromium.launch({ args: quiet, ...(path ? { executablePath: path } : {}) });
}
