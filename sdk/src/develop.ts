import type { Core, Visit } from './core.ts';

const WANTED = /[?&]uptier=debug(&|$)/;
/** Nobody is known yet: where the key is of a development environment, the panel says so. */
export function helpEarly(core: Core): void {
  core.scope.start(async () => {
    if (!core.state.visit) (await import('./debug/debug.tsx')).openEarly(core);
  });
}

/**
 * Where the server says that this is a development environment: fetches what advises the developer, and with
 * `?uptier=debug` in the page's address, or in that of an earlier page of the tab, the debug panel. `early`: what the
 * page asked for until now.
 */
export function helpDeveloper(core: Core, visit: Visit, early: Visit['asked']): void {
  const isWanted = WANTED.test(location.search);
  const asked = new Set<string>(early instanceof Set ? early : []);
  for (const { placement } of core.places) asked.add(`p${placement}`);
  const { asked: inner } = visit;
  visit.asked = {
    add(name) {
      if (asked.size < 1000) asked.add(name);
      inner.add(name);
    },
  };
  const start = async (): Promise<void> => {
    if (visit.session?.environment === 'development') {
      await (await import('./debug/advise.ts')).advise(core, visit, asked, isWanted);
    } else if (isWanted) core.report('setup', '?uptier=debug works with keys of development environments only.');
  };
  const run = (): void => {
    if (!visit.session) return;
    undo();
    start().catch((cause: unknown) => core.report('not-loaded', 'Help for developers was not loaded.', cause));
  };
  const undo = visit.scope.add(core.emitter.on('changed', run));
  run();
}
