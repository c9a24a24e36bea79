import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install } from './prepare.mjs';
import { follow, onToolchain, root } from './toolchain.mjs';

void onToolchain(import.meta.url, async () => {
  await install(process.stderr);
  follow(spawn(process.execPath, [join(root, 'server/src/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' }));
});
