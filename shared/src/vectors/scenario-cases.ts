import { playScenario } from './scenario.ts';
import type { Scenario } from './story.ts';
import type { VectorCase } from './vector-case.ts';

interface ScenarioFile {
  catalog: unknown;
  cases: Scenario[];
}

export function listScenarios(text: string): VectorCase[] {
  const { catalog, cases }: ScenarioFile = JSON.parse(text);
  return cases.map((scenario) => ({
    name: scenario.name,
    answer: () =>
      playScenario(scenario, catalog).map(({ step, expected, actual }) => ({
        wanted: { step, actual: expected },
        got: { step, actual },
      })),
  }));
}
