import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './toolchain.mjs';

const GENERATED = new Set(['node_modules', 'dist', 'temp', 'test-results', 'playwright-report']);

/** Hash of the names and contents of files and folders, given relative to the root. Absent ones count as absent. */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  for (const file of paths.flatMap(filesOf)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Remembers which fingerprint a piece of work was last done for. */
export function createStamp(name) {
  const file = join(root, 'node_modules/.uptier', name);
  return {
    matches: (print) => existsSync(file) && readFileSync(file, 'utf8') === print,
    write: (print) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, print);
    },
  };
}

function filesOf(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const inside = readDirectory(full);
  if (inside === null) return [path];
  return inside.filter((name) => !GENERATED.has(name)).flatMap((name) => filesOf(`${path}/${name}`));
}

function readDirectory(full) {
  try {
    return readdirSync(full).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}
