import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playScenario, type Scenario } from '../vectors/scenario.ts';

interface Vectors {
  catalog: unknown;
  cases: Scenario[];
}

/** A golden object names what matters; what it does not name may be anything. Lists are compared item by item. */
function partly(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.map(partly);
  if (typeof expected !== 'object' || expected === null) return expected;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, partly(value)])),
  );
}

describe.each(['adoption', 'renewal', 'standing', 'moment', 'limit', 'fatigue', 'holdout'])(
  'golden scenarios of %s',
  (topic) => {
    const text = readFileSync(new URL(`../vectors/engine-${topic}.json`, import.meta.url), 'utf8');
    const { catalog, cases }: Vectors = JSON.parse(text);

    it.each(cases.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
      const answers = playScenario(scenario, catalog);
      expect(answers.length).toBeGreaterThan(0);
      for (const { step, expected, actual } of answers)
        expect({ step, actual }).toEqual({ step, actual: partly(expected) });
    });
  },
);
