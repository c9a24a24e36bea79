#!/usr/bin/env node
import { stderr, stdout } from 'node:process';
import type { Terminal } from './cli/command.ts';
import { commands } from './cli/commands.ts';
import { SetupError } from './config.ts';

const SAME_SIGNAL_MS = 1_000;
const [name = 'help', ...args] = process.argv.slice(2);

const terminal: Terminal = {
  environment: process.env,
  print: (line) => stdout.write(`${line}\n`),
  isInteractive: stdout.isTTY === true,
  untilStopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.once(signal, () => {
          const stoppedAt = Date.now();
          // Impatience ends at once; but the process group and npm may each deliver the very same Ctrl-C.
          for (const again of ['SIGINT', 'SIGTERM'] as const) {
            process.on(again, () => Date.now() - stoppedAt > SAME_SIGNAL_MS && process.exit(130));
          }
          resolve();
        });
      }
    }),
};

function help(): void {
  const rows = Object.entries(commands).map(([command, { summary }]) => `  uptier ${command.padEnd(10)} ${summary}`);
  terminal.print(['Uptier', '', ...rows].join('\n'));
}

async function main(): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    help();
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    stderr.write(`There is no command ${name}: run "uptier help" for all of them.\n`);
    return 1;
  }
  const { run } = await command.load();
  return await run(args, terminal);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
