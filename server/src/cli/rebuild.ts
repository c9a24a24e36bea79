import { SetupError } from '../config.ts';
import type { Run } from './command.ts';
import { recountAll } from './recounting.ts';

/**
 * `uptier rebuild`: makes state, movements, entries and upgrades anew from the events, where they differ, and the names
 * that were sent from the accounts.
 */
export const run: Run = async (_args, terminal) => {
  const { accounts, differing } = await recountAll(terminal, {
    needsAlone: true,
    put: async ({ statements }, write) => {
      if ((await write(statements)) === 'stale')
        throw new SetupError('Another process writes: stop it and run this again.');
    },
    finish: (environmentId, names) => names.rebuild(environmentId),
  });
  terminal.print(`${differing} of ${accounts} accounts were brought back in step with their events.`);
  return 0;
};
