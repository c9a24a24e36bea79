import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { relative } from 'node:path';

const dialects = [
  { dialect: 'sqlite', schema: './src/store/sqlite/schema.ts', folder: 'migrations' },
  { dialect: 'postgresql', schema: './src/store/postgres/schema.ts', folder: 'migrations-postgres' },
];
const count = (folder) => readdirSync(folder).length;

/** Whether generating again would add nothing. */
function isInStep({ dialect, schema, folder }) {
  // drizzle-kit only takes folders below the present one.
  const copy = mkdtempSync('node_modules/.migrations-');
  try {
    cpSync(folder, copy, { recursive: true });
    const options = ['--dialect', dialect, '--schema', schema, '--out', relative('.', copy)];
    execFileSync('node_modules/.bin/drizzle-kit', ['generate', ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
    return count(copy) === count(folder);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const behind = dialects.filter((each) => !isInStep(each)).map(({ folder }) => folder);
if (behind.length > 0) {
  const run = 'run "pnpm --filter @uptier/server migrations:generate"';
  process.stderr.write(`The tables have changed and ${behind.join(' and ')} not: ${run}.\n`);
  process.exitCode = 1;
}
