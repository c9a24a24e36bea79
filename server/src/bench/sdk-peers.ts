import { gzipSync } from 'node:zlib';
import { layTable, writeRatio } from './table.ts';

/** What a page imports of each to do its work. */
const peers = [
  { name: 'unleash-proxy-client', entry: "export { UnleashClient } from 'unleash-proxy-client';" },
  { name: '@flows/js', entry: "export { init } from '@flows/js';" },
  { name: '@growthbook/growthbook', entry: "export { GrowthBook } from '@growthbook/growthbook';" },
  { name: 'schematic-js', entry: "export { Schematic } from '@schematichq/schematic-js';" },
  { name: 'posthog-js slim', entry: "export { default } from 'posthog-js/dist/module.slim';" },
  {
    name: 'preact + signals alone',
    entry: "export { h, render } from 'preact'; export { computed, effect, signal } from '@preact/signals';",
  },
];

interface PeerSize {
  name: string;
  bytes: number;
  zippedBytes: number;
}

/** Bundles each as a page would get it: esbuild, minified. Only where development dependencies are installed. */
export async function measurePeers(folder: string): Promise<PeerSize[]> {
  const { build } = await import('esbuild');
  const sizes = peers.map(async ({ name, entry }) => {
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: folder, loader: 'js' },
      ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', target: 'es2022' },
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    });
    const contents = outputFiles[0]?.contents ?? new Uint8Array();
    return { name, bytes: contents.length, zippedBytes: gzipSync(contents, { level: 9 }).length };
  });
  return Promise.all(sizes);
}

/** Ours first: what the others are measured against. */
export function peerTable(own: readonly PeerSize[], others: readonly PeerSize[]): string[] {
  const base = own[0]?.zippedBytes ?? 1;
  const rows = [...own, ...others];
  return layTable([
    { title: '', cells: rows.map(({ name }, at) => (at === 0 ? `${name} (baseline)` : name)) },
    { title: 'gzip -9, bytes', cells: rows.map(({ zippedBytes }) => zippedBytes.toLocaleString('en')) },
    { title: 'ratio', cells: rows.map(({ zippedBytes }) => `${writeRatio(zippedBytes / base)} ×`) },
    { title: 'raw, bytes', cells: rows.map(({ bytes }) => bytes.toLocaleString('en')) },
  ]);
}
