import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const sdk = join(import.meta.dirname, '..');

/** Before the first test in a browser: they load the package as it was built. */
export function setup(): void {
  if (!existsSync(join(sdk, 'dist/uptier.js'))) execFileSync(process.execPath, ['build.ts'], { cwd: sdk });
}
