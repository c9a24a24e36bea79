// Builds the package: surfaces as chunks, the modules for bundlers, the script for a tag.
import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { surfaces } from '@uptier/shared/contracts/surface.ts';
import type { Plugin } from 'vite';
import { buildEntries, type Output } from './build-entries.ts';
import { themes } from './src/ui/themes.ts';

const root = import.meta.dirname;
// Built aside and moved at the end: what is being served or tested meanwhile stays whole.
const dist = join(root, 'temp', `dist-${process.pid}`);
const from = (path: string): string => join(root, 'src', path);

/** Points lazy imports at chunks that are built already, so that every build of the core shares them. */
function chunksAt(folder: string, chunks: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'chunks',
    resolveDynamicImport(specifier) {
      const name = typeof specifier === 'string' ? /([\w-]+)\.tsx?$/.exec(specifier)?.[1] : undefined;
      const file = name === undefined ? undefined : chunks.get(name);
      return file ? { id: `${folder}/${file}`, external: true } : null;
    },
  };
}

/** In a classic script of another origin a relative `import()` has no base, so each chunk is named from the script's own address. */
const besideScript: Plugin = {
  name: 'beside-script',
  renderChunk: (code) => ({
    code: code.replace(/import\((["'`]\.\/chunks\/[^"'`]+["'`])\)/g, 'import(new URL($1, base).href)'),
    map: null,
  }),
};

/** What a page needs to pin the script: its hash for `integrity`, and the version it belongs to. */
async function writeIntegrity(): Promise<void> {
  const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const script = await readFile(join(dist, 'uptier.js'));
  const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;
  await writeFile(join(dist, 'integrity.json'), `${JSON.stringify({ version, 'uptier.js': integrity }, null, 2)}\n`);
}

/** The ready themes for pages that choose them by an attribute: `<html data-uptier-theme="slate">`. */
function themeSheet(): string {
  const nameOf = (name: string): string => `--uptier-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const rules = Object.entries(themes).map(([name, values]) => {
    const lines = Object.entries(values).map(([key, value]) => `  ${nameOf(key)}: ${value};\n`);
    return `[data-uptier-theme="${name}"] {\n${lines.join('')}}\n`;
  });
  return rules.join('');
}

/** Few chunks: what every nudge needs, player included, and what surfaces that argue with numbers share. */
const groups = [
  { name: 'in-place', priority: 1, test: /ui\/(in-place|room)/ },
  { name: 'evidence', priority: 1, test: /ui\/(evidence|format|number-words)/ },
  {
    name: 'base',
    priority: 2,
    test: /src\/(play|stage|scene|arbiter|clock|exposure|triggers|offers|grants|later|leases|surfaces|record)\.ts|ui\/(base|direction|draw|h\.|icon|link|mount|overlay|parts|sheets|theme\.|words)/,
  },
];
const hashed: Output = {
  codeSplitting: { groups },
  entryFileNames: '[name]-[hash].js',
  chunkFileNames: '[name]-[hash].js',
};
const chunksDir = join(dist, 'chunks');
const lazy = {
  ...Object.fromEntries(surfaces.map((name) => [name, from(`ui/${name}.tsx`)])),
  languages: from('ui/languages.ts'),
  define: from('elements/define.ts'),
  play: from('play.ts'),
  debug: from('debug/debug.tsx'),
  themes: from('ui/themes.ts'),
  follow: from('ui/follow.ts'),
};
const chunks = await buildEntries(lazy, chunksDir, 'es', hashed, []);

// Whole files, in the order in which one fetches the other.
for (const [name, path] of Object.entries({ advise: 'debug/advise.ts', live: 'live.ts' })) {
  const whole: Output = { ...hashed, codeSplitting: false };
  const built = await buildEntries({ [name]: from(path) }, chunksDir, 'es', whole, [chunksAt('.', chunks)]);
  for (const [entry, file] of built) chunks.set(entry, file);
}
const modules = {
  index: from('index.ts'),
  elements: from('elements/index.ts'),
  react: from('react/index.ts'),
  testing: from('testing/index.ts'),
  themes: from('ui/themes.ts'),
};
const named: Output = { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' };
// One by one: sharing would cost every page a second file. React's server components need to be told.
for (const [name, entry] of Object.entries(modules)) {
  const output = name === 'react' ? { ...named, banner: "'use client';" } : named;
  await buildEntries({ [name]: entry }, dist, 'es', output, [chunksAt('./chunks', chunks)]);
}
const script: Output = { entryFileNames: 'uptier.js', intro: 'const base = document.currentScript?.src;' };
await buildEntries({ uptier: from('script.ts') }, dist, 'iife', script, [chunksAt('./chunks', chunks), besideScript]);
await writeIntegrity();
await writeFile(join(dist, 'themes.css'), themeSheet());
await rm(join(root, 'dist'), { recursive: true, force: true });
await rename(dist, join(root, 'dist'));
