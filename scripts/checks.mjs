import { join } from 'node:path';
import { bringBrowsers, findBrowsers } from './browsers.mjs';
import { install } from './prepare.mjs';
import { runStep } from './step.mjs';
import { root } from './toolchain.mjs';

const PACKAGES = ['shared', 'server', 'sdk', 'console', 'e2e'];
const bin = (name) => join(root, 'node_modules/.bin', name);
const run = (command, args, options) => (name) => runStep(name, command, args, options);
const pnpm = (...args) => run('pnpm', args);

/**
 * Every check of the project, in order. `needs` names steps that must have passed in the same run; a `light` step may
 * share the machine with another; `browser` steps are left out of a quick run; an `isSuite` step counts its own tests.
 */
export const checks = [
  { name: 'install', run: installPackages },
  { name: 'browsers', run: bringBrowsers, browser: true, needs: ['install'] },
  {
    name: 'lint',
    run: run(bin('biome'), ['ci', '--colors=off', '--error-on-warnings', '.']),
    light: true,
    needs: ['install'],
  },
  {
    name: 'deps',
    run: run(bin('depcruise'), ['--output-type', 'err-long', ...PACKAGES]),
    light: true,
    needs: ['install'],
  },
  { name: 'knip', run: run(bin('knip'), ['--no-progress']), light: true, needs: ['install'] },
  ...['.', ...PACKAGES].map((folder) => ({
    name: `types:${folder === '.' ? 'house' : folder}`,
    run: run(bin('tsc'), ['-p', folder, '--noEmit']),
    light: true,
    needs: ['install'],
  })),
  { name: 'migrations', run: pnpm('--filter', '@uptier/server', 'migrations:check'), light: true, needs: ['install'] },
  { name: 'openapi', run: pnpm('--filter', '@uptier/server', 'openapi:check'), light: true, needs: ['install'] },
  { name: 'build:sdk', run: pnpm('--filter', '@uptier/sdk', 'build'), light: true, needs: ['install'] },
  { name: 'build:console', run: pnpm('--filter', '@uptier/console', 'build'), light: true, needs: ['build:sdk'] },
  { name: 'size', run: run(bin('size-limit'), [], { cwd: join(root, 'sdk') }), light: true, needs: ['build:sdk'] },
  { name: 'publint', run: run(bin('publint'), ['--strict', 'sdk']), light: true, needs: ['build:sdk'] },
  {
    name: 'attw',
    run: run(bin('attw'), ['--pack', 'sdk', '--profile', 'esm-only']),
    light: true,
    needs: ['build:sdk'],
  },
  { name: 'api', run: pnpm('--filter', '@uptier/sdk', 'api'), light: true, needs: ['build:sdk'] },
  {
    name: 'tests',
    run: run(bin('vitest'), ['run', '--project=!chromium', '--project=!firefox']),
    needs: ['install'],
    isSuite: true,
  },
  { name: 'sdk', run: sdkInBrowsers, isSuite: true, browser: true, needs: ['browsers', 'build:sdk'] },
  { name: 'fixtures', run: fixtures, browser: true, needs: ['browsers', 'build:sdk'] },
  { name: 'stories', run: stories, isSuite: true, browser: true, needs: ['browsers', 'build:console'] },
  { name: 'webkit', run: webkit, isSuite: true, browser: true, needs: ['browsers', 'build:console'] },
];

async function installPackages() {
  try {
    await install();
    return { ok: true, output: '', ms: 0 };
  } catch (error) {
    return { ok: false, output: error.message, ms: 0 };
  }
}

function sdkInBrowsers(name) {
  return runStep(name, bin('vitest'), ['run', '--project=chromium', '--project=firefox'], { env: findBrowsers() });
}

function fixtures(name) {
  return runStep(name, process.execPath, [join(root, 'sdk/fixtures/run.ts')], { env: findBrowsers() });
}

function stories(name) {
  return runStep(name, 'pnpm', ['--filter', '@uptier/e2e', 'stories'], { env: findBrowsers() });
}

function webkit(name) {
  const found = findBrowsers();
  if (!found.UPTIER_WEBKIT_DRIVER) return { ok: true, skipped: 'WebKitGTK is not on this machine', output: '', ms: 0 };
  return runStep(name, 'pnpm', ['--filter', '@uptier/e2e', 'webkit'], { env: { ...found, LANG: 'en_US.UTF-8' } });
}
