import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createApp } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { DEMO_OWNER, demoPlaces } from '../demo/places.ts';
import { seedDemo, seedOwner } from '../demo/seed.ts';
import type { Deps } from '../http/deps.ts';
import { createNouns, type Nouns } from '../nouns.ts';
import type { Run, Terminal } from './command.ts';
import { tellProgress } from './demo-progress.ts';
import { growDemoWorld } from './grow-demo.ts';
import { startHostApp } from './host-app.ts';
import { listen } from './listen.ts';
import { keptText, openDeps } from './open.ts';
import { run as serve } from './serve.ts';

/** The demo with `UPTIER_DEMO=1`, else the same as `serve`. */
export const run: Run = async (args, terminal) => {
  const config = readConfig(terminal.environment);
  return config.isDemo ? await startDemo(config, terminal) : await serve(args, terminal);
};

async function startDemo(config: Config, terminal: Terminal): Promise<number> {
  const deps = await openDeps(config);
  try {
    const nouns = createNouns(deps);
    const startedAt = await seedDemo(deps, (now) => createNouns({ ...deps, now }));
    const password = await keptText(join(config.dataFolder, 'demo-password'), () =>
      randomBytes(9).toString('base64url'),
    );
    await seedOwner(nouns, password);
    const stop = await listen(createApp(deps, nouns), config);
    try {
      const hostApp = await startHostApp(config, terminal);
      terminal.print(welcome(config, hostApp.url, password));
      const stopGrowing = config.hasDemoWorld ? grow(deps, startedAt, nouns) : () => Promise.resolve();
      await nouns.recounts.resume();
      const stopTelling = tellProgress(nouns.demo, terminal);
      await terminal.untilStopped();
      stopTelling();
      hostApp.stop();
      await stopGrowing();
    } finally {
      nouns.decisions.endStreams();
      await stop();
      await nouns.recounts.stop();
      await nouns.settle();
    }
    return 0;
  } finally {
    await deps.close();
  }
}

/** Grows the demo world beside the server; the answer ends that and waits for what is being written. */
function grow(deps: Deps, startedAt: number, nouns: Nouns): () => Promise<void> {
  const growth = new AbortController();
  const growOnce = async () => {
    const [{ id }] = demoPlaces;
    const { version } = await nouns.catalogs.read(id);
    await growDemoWorld(deps, startedAt, nouns.demo, growth.signal);
    // The world went on growing by the catalog it began with.
    if ((await nouns.catalogs.read(id)).version !== version) await nouns.recounts.again(id);
  };
  const grown = growOnce().catch((error: unknown) => {
    if (!growth.signal.aborted) deps.log.error({ err: error }, 'the demo world stopped growing');
  });
  return async () => {
    growth.abort();
    await grown;
  };
}

function welcome({ publicUrl }: Config, hostUrl: string, password: string): string {
  const keys = demoPlaces.map(
    ({ name, publicKey, secretKey }) => `  ${name.padEnd(12)} ${publicKey.padEnd(10)} ${secretKey.padEnd(10)}`,
  );
  return `
  Uptier is ready

  Console      ${publicUrl}/console/
  Host app     ${hostUrl}
  Docs         ${publicUrl}/docs

  Sign in      ${DEMO_OWNER}
  Password     ${password}

${keys.join('\n')}

  Stop with Ctrl+C
`;
}
