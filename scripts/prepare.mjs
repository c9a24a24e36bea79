import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createStamp, fingerprint } from './fingerprint.mjs';
import { mustRun } from './step.mjs';
import { root } from './toolchain.mjs';

const PACKAGES = ['shared', 'server', 'sdk', 'console', 'e2e'];
const MANIFESTS = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', 'package.json'];
const BUILDS = [
  { name: 'sdk', sources: ['tsconfig.base.json', 'shared/src', 'sdk'] },
  { name: 'console', sources: ['tsconfig.base.json', 'shared/src', 'sdk', 'console'] },
];

/** Installs the packages of the lockfile unless that was already done for this very lockfile. */
export async function install(out = process.stdout) {
  const stamp = createStamp('install');
  const print = fingerprint([...MANIFESTS, ...PACKAGES.map((name) => `${name}/package.json`)]);
  if (stamp.matches(print) && PACKAGES.every((name) => existsSync(join(root, name, 'node_modules')))) return;
  const args = ['install', '--frozen-lockfile', '--reporter=append-only'];
  await mustRun('install packages', 'pnpm', args, { out, env: { CI: 'true' } });
  stamp.write(print);
}

/** Builds the SDK and the console where their sources changed since the last build. */
export async function build(out = process.stdout) {
  for (const { name, sources } of BUILDS) {
    const stamp = createStamp(`build-${name}`);
    const print = fingerprint([...sources, 'pnpm-lock.yaml']);
    if (stamp.matches(print) && existsSync(join(root, name, 'dist'))) continue;
    await mustRun(`build ${name}`, 'pnpm', ['--filter', `@uptier/${name}`, 'build'], { out });
    stamp.write(print);
  }
}
