import type { Run } from './command.ts';
import { recountAll } from './recounting.ts';

/** `uptier verify`: recounts every summary from the events it stands for; ends with 1 when one differs. */
export const run: Run = async (_args, terminal) => {
  const { accounts, differing } = await recountAll(terminal, { needsAlone: false, put: () => Promise.resolve() });
  if (differing === 0) {
    terminal.print(`All summaries of ${accounts} accounts agree with their events.`);
    return 0;
  }
  terminal.print(`${differing} of ${accounts} accounts differ: stop the server and run "uptier rebuild".`);
  return 1;
};
