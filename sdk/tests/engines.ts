import { existsSync } from 'node:fs';
import { type Browser, chromium, firefox } from '@playwright/test';

export type Engine = 'chromium' | 'firefox';

declare module 'vitest' {
  export interface ProvidedContext {
    engine: Engine;
  }
}

/** Chromium without what only disturbs a test. */
export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const findBrowser = (...paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path && existsSync(path));

/** The browser that its variable names, the system's, or Playwright's own. */
export function launchEngine(engine: Engine): Promise<Browser> {
  if (engine === 'firefox') {
    const executablePath = findBrowser(process.env.UPTIER_FIREFOX, '/usr/bin/firefox-esr');
    return firefox.launch(executablePath ? { channel: 'moz-firefox', executablePath } : {});
  }
  const executablePath = findBrowser(process.env.UPTIER_CHROMIUM, '/usr/bin/chromium');
  return chromium.launch({ args: quiet, ...(executablePath ? { executablePath } : {}) });
}
