import type { Command } from './command.ts';

/** Every command by its name; each file is read only when it is asked for. */
export const commands: Readonly<Record<string, Command>> = {
  start: { summary: 'serve the demo world, the console and the host app', load: () => import('./start.ts') },
  serve: { summary: 'serve for production; the first start prints a set-up link', load: () => import('./serve.ts') },
  import: { summary: 'bring in history from a CSV or NDJSON file', load: () => import('./import.ts') },
  simulate: { summary: 'make a world with a known truth', load: () => import('./simulate.ts') },
  openapi: { summary: 'write or check the committed docs/openapi.json', load: () => import('./openapi.ts') },
  backup: { summary: 'copy everything to FILE, safe while serving', load: () => import('./backup.ts') },
  rebuild: { summary: 'make every summary anew from the events', load: () => import('./rebuild.ts') },
  verify: { summary: 'count every summary again and compare', load: () => import('./verify.ts') },
  doctor: { summary: 'check this environment', load: () => import('./doctor.ts') },
  bench: { summary: 'print the performance tables', load: () => import('./bench.ts') },
  types: { summary: 'the names of catalog and campaigns as TypeScript', load: () => import('./types.ts') },
};
