import { createApp } from '../app.ts';
import { readConfig, SetupError } from '../config.ts';
import { createNouns } from '../nouns.ts';
import type { Run } from './command.ts';
import { listen } from './listen.ts';
import { openDeps } from './open.ts';

/** Serves for production: nothing known to others, no data but what comes in. */
export const run: Run = async (_args, terminal) => {
  const config = { ...readConfig(terminal.environment), isDemo: false };
  const deps = await openDeps(config);
  try {
    if ((await deps.store.settings.find('demo')) !== null) {
      throw new SetupError(`${config.dataFolder} holds the demo: point UPTIER_DATA at another folder for production.`);
    }
    const nouns = createNouns(deps);
    const unhear = await nouns.hearNeighbours();
    const stop = await listen(createApp(deps, nouns), config);
    terminal.print(`Uptier serves ${config.publicUrl} (console: ${config.publicUrl}/console/)`);
    if ((await nouns.members.list()).length === 0) {
      const { url } = await nouns.links.make('setup', 'owner', null);
      terminal.print(`Set it up as its first owner, once and within 24 hours: ${url}`);
    }
    await nouns.recounts.resume();
    await terminal.untilStopped();
    nouns.decisions.endStreams();
    await stop();
    await nouns.recounts.stop();
    await nouns.settle();
    await unhear();
    return 0;
  } finally {
    await deps.close();
  }
};
