import { availableParallelism } from 'node:os';

/**
 * The checks that `words` ask for together with those they need: `quick` leaves out browsers, any other word is a name
 * or the first part of one (`types` means every `types:…`). Answers a sentence when a word fits nothing.
 */
export function selectChecks(checks, words) {
  const names = words.filter((word) => word !== 'quick');
  const fits = (check, word) => check.name === word || check.name.startsWith(`${word}:`);
  const unknown = names.find((word) => !checks.some((check) => fits(check, word)));
  if (unknown) return `There is no check "${unknown}"; there are: ${checks.map(({ name }) => name).join(' ')}`;
  const wanted = new Set();
  const want = (check) => {
    if (wanted.has(check)) return;
    wanted.add(check);
    for (const need of check.needs ?? []) want(checks.find(({ name }) => name === need));
  };
  for (const check of checks) {
    const isAsked = names.length === 0 || names.some((word) => fits(check, word));
    if (isAsked && !(words.includes('quick') && check.browser)) want(check);
  }
  return checks.filter((check) => wanted.has(check));
}

/** Runs checks in order, light ones side by side, and prints each one's name, time and, when it fails, its output. */
export async function runChecks(checks) {
  const waiting = [...checks];
  const running = new Map();
  const results = [];
  const isPlanned = (need) => checks.some(({ name }) => name === need);
  const outcome = (need) => results.find(({ name }) => name === need);
  const isReady = ({ needs = [] }) => needs.filter(isPlanned).every((need) => outcome(need));
  while (waiting.length > 0 || running.size > 0) {
    for (const check of waiting.filter(isReady)) {
      if (!hasRoom(check, [...running.keys()])) break;
      waiting.splice(waiting.indexOf(check), 1);
      running.set(
        check,
        runCheck(
          check,
          (check.needs ?? []).find((need) => outcome(need)?.ok === false),
        ),
      );
    }
    const [check, result] = await Promise.race([...running].map(async ([key, promise]) => [key, await promise]));
    running.delete(check);
    results.push(result);
    print(result);
  }
  return results;
}

async function runCheck(check, broken) {
  if (broken) return { name: check.name, ok: false, output: `${broken} failed, and this needs it.`, ms: 0 };
  const started = performance.now();
  const result = await check.run(check.name);
  return { name: check.name, isSuite: check.isSuite, ...result, ms: performance.now() - started };
}

function hasRoom(check, running) {
  if (running.length === 0) return true;
  return check.light && running.every(({ light }) => light) && running.length < Math.max(2, availableParallelism());
}

function print({ name, ok, skipped, output, ms }) {
  const mark = skipped ? '-' : ok ? '✓' : '✗';
  console.log(
    `${mark} ${name.padEnd(16)} ${(ms / 1000).toFixed(1).padStart(6)} s${skipped ? `  skipped: ${skipped}` : ''}`,
  );
  if (!ok) console.log(`${output.trimEnd().replace(/^/gm, '    ')}\n`);
}
