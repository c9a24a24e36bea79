import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fullPace, printTable, quickPace, runBench } from '../bench/bench.ts';
import type { OpenedDeps, OpenStore } from '../bench/load/place.ts';
import { measurePeers, peerTable } from '../bench/sdk-peers.ts';
import { readSizes, sizeTable } from '../bench/sdk-sizes.ts';
import { measureSdk, speedTable } from '../bench/sdk-speed.ts';
import { type Config, projectRoot, readConfig, SetupError } from '../config.ts';
import type { Run } from './command.ts';
import { openDeps } from './open.ts';

/** Ended by Ctrl-C. */
const STOPPED = 130;
const sdkFolder = join(projectRoot, 'sdk');

/** `uptier bench [quick]`: the performance tables. Ratios hold from one machine to another, rates do not. */
export const run: Run = async (args, terminal) => {
  const isQuick = args.length === 1 && args[0] === 'quick';
  if (args.length > 0 && !isQuick) throw new SetupError('Write it as: uptier bench [quick]');
  const config = readConfig(terminal.environment);
  const stop = new AbortController();
  void terminal.untilStopped().then(() => stop.abort());
  const stores = await createStores(config);
  const startedAt = performance.now();
  try {
    const pace = isQuick ? quickPace : fullPace;
    terminal.print(`Every entrant takes its turn in each of ${pace.rounds} rounds. Spreads are min – median – max.`);
    await runBench({ open: stores.open, pace, signal: stop.signal, print: terminal.print });
    const notes = ['Each file is compressed by itself, as it is downloaded. A limit that is passed fails `npm test`.'];
    printTable(terminal.print, 'SDK: what pages download', sizeTable(readSizes(sdkFolder)), notes);
    await benchSdk(terminal.print, isQuick ? 5 : 15, stop.signal);
    terminal.print(`\n${Math.round((performance.now() - startedAt) / 1000)} s`);
    return 0;
  } catch (error) {
    if (stop.signal.aborted) return STOPPED;
    throw error;
  } finally {
    await stores.remove();
  }
};

/** The SDK beside its peers, and in a browser. */
async function benchSdk(print: (line: string) => void, rounds: number, signal: AbortSignal): Promise<void> {
  const own = readSizes(sdkFolder).filter(({ name }) => name.startsWith('core'));
  const peers = await measurePeers(join(projectRoot, 'server'));
  const notes = ['Peers: what a page imports to use them, by esbuild, minified, in one file.'];
  printTable(print, 'SDK: beside others', peerTable(own, peers), notes);
  const speed = speedTable(await measureSdk(sdkFolder, rounds, signal));
  printTable(print, 'SDK: what it takes of a page, Chromium slowed down 4 ×', speed, [
    'The first two are time of the main thread by its own clock; the last is time that passes, and knows how busy the machine is.',
  ]);
}

/** Stores on the disk that would serve, in a folder that goes again. */
async function createStores(config: Config): Promise<{ open: OpenStore; remove: () => Promise<void> }> {
  await mkdir(config.dataFolder, { recursive: true });
  const folder = await mkdtemp(join(config.dataFolder, 'bench-'));
  const opened: OpenedDeps[] = [];
  return {
    async open(name) {
      const database = { kind: 'sqlite' as const, file: join(folder, `${name}.db`) };
      const deps = await openDeps({ ...config, dataFolder: folder, database, logLevel: 'silent' });
      opened.push(deps);
      return deps;
    },
    async remove() {
      for (const deps of opened) await deps.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
