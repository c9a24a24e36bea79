import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './step.mjs';
import { root } from './toolchain.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const WEBKIT = ['/usr/bin/WebKitWebDriver'];
const DEBIAN_PACKAGES = ['chromium', 'firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth'];

/** The browsers of this machine as the variables that the stories read; a browser that is absent has no variable. */
export function findBrowsers(env = process.env) {
  const first = (named, paths) => named ?? paths.find((path) => existsSync(path));
  const found = {
    UPTIER_CHROMIUM: first(env.UPTIER_CHROMIUM, CHROMIUM),
    UPTIER_FIREFOX: first(env.UPTIER_FIREFOX, FIREFOX),
    UPTIER_WEBKIT_DRIVER: first(env.UPTIER_WEBKIT_DRIVER, WEBKIT),
  };
  return Object.fromEntries(Object.entries(found).filter(([, path]) => path !== undefined));
}

/** Brings the browsers that are missing: from Debian where that is possible, otherwise the ones Playwright ships. */
export async function bringBrowsers() {
  for (const [variable, path] of Object.entries(findBrowsers())) {
    if (!existsSync(path)) return { ok: false, output: `${variable} names ${path}, which is not there.`, ms: 0 };
  }
  const { UPTIER_CHROMIUM, UPTIER_FIREFOX, UPTIER_WEBKIT_DRIVER } = findBrowsers();
  const isComplete = UPTIER_CHROMIUM && UPTIER_FIREFOX && (UPTIER_WEBKIT_DRIVER || process.platform !== 'linux');
  if (isComplete) return { ok: true, output: '', ms: 0 };
  if (isDebianRoot()) return installFromDebian();
  if (UPTIER_CHROMIUM && UPTIER_FIREFOX) return { ok: true, output: '', ms: 0 };
  const playwright = join(root, 'e2e/node_modules/.bin/playwright');
  const result = await runStep('download browsers', playwright, ['install', 'chromium', 'firefox']);
  if (result.ok) return result;
  const advice = 'No browser: install Chromium and Firefox, or name them in UPTIER_CHROMIUM and UPTIER_FIREFOX.';
  return { ...result, output: `${result.output}\n${advice}` };
}

async function installFromDebian() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runStep('refresh package lists', 'apt-get', ['update', '-qq'], { env });
  if (!update.ok) return update;
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_PACKAGES];
  return runStep('install browsers', 'apt-get', args, { env });
}

function isDebianRoot() {
  return process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get');
}
