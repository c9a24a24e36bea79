import { onToolchain, stop } from './toolchain.mjs';

void onToolchain(import.meta.url, async () => {
  const { checks } = await import('./checks.mjs');
  const { runChecks, selectChecks } = await import('./run-checks.mjs');
  const { summarize } = await import('./summary.mjs');
  const chosen = selectChecks(checks, process.argv.slice(2));
  if (typeof chosen === 'string') stop(chosen);
  const summary = summarize(await runChecks(chosen));
  console.log(`\n${summary.text}`);
  process.exitCode = summary.failed > 0 ? 1 : 0;
});
