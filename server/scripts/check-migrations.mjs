import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { relative } from 'node:path';

const count = (folder) => readdirSync(folder).length;

// drizzle-kit only takes folders below the present one.
const copy = mkdtempSync('node_modules/.migrations-');
try {
  cpSync('migrations', copy, { recursive: true });
  const options = ['--dialect', 'sqlite', '--schema', './src/store/sqlite/schema.ts', '--out', relative('.', copy)];
  execFileSync('node_modules/.bin/drizzle-kit', ['generate', ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (count(copy) !== count('migrations')) {
    process.stderr.write('The tables have changed: run "pnpm --filter @uptier/server migrations:generate".\n');
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true });
}
