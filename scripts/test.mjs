import { countTests } from './count-tests.mjs';
import { runChecks, selectChecks } from './run-checks.mjs';
import { onToolchain, stop } from './toolchain.mjs';

void onToolchain(import.meta.url, async () => {
  const { checks } = await import('./checks.mjs');
  const chosen = selectChecks(checks, process.argv.slice(2));
  if (typeof chosen === 'string') return stop(chosen);
  const results = await runChecks(chosen);
  let passed = 0;
  let failed = 0;
  for (const result of results.filter(({ skipped }) => !skipped)) {
    const tests = countTests(result.isSuite ? result.output : '');
    passed += tests.passed + (result.ok && tests.passed === 0 ? 1 : 0);
    failed += tests.failed + (!result.ok && tests.failed === 0 ? 1 : 0);
  }
  const failures = results.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
});
