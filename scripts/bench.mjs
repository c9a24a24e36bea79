import { spawn } from 'node:child_process';
import { build, install } from './prepare.mjs';
import { follow, onToolchain, root } from './toolchain.mjs';

void onToolchain(import.meta.url, async () => {
  await install();
  await build();
  follow(
    spawn(process.execPath, ['server/src/main.ts', 'bench', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }),
  );
});
