import { planAt } from '../engine/account/plan.ts';
import { usageAt } from '../engine/account/usage.ts';
import { thresholdsFor } from '../engine/campaigns/thresholds.ts';
import { type Folded, playScenario } from './scenario.ts';
import type { Scenario } from './story.ts';

/** One use of a metered limit, as a page that counts along sees it. */
export interface Crossing {
  /** The scenario it is of. */
  name: string;
  limit: string;
  quantity: number;
  /** Used before and after; `max` is null where there is no limit. */
  before: number;
  now: number;
  max: number | null;
  thresholds: readonly number[];
  /** The engine recorded that a threshold was crossed. */
  fired: boolean;
}

interface ScenarioFile {
  catalog: unknown;
  cases: Scenario[];
}

/** Every use of a limit in the scenarios of one golden file. */
export function listCrossings(text: string): Crossing[] {
  const { catalog, cases }: ScenarioFile = JSON.parse(text);
  return cases.flatMap((scenario) => {
    const found: Crossing[] = [];
    playScenario(scenario, catalog, (folded) => {
      const crossing = crossingOf(folded);
      if (crossing) found.push({ name: scenario.name, ...crossing });
    });
    return found;
  });
}

function crossingOf({ compiled, before, after, event }: Folded): Omit<Crossing, 'name'> | null {
  const { body, at } = event;
  if (body.type !== 'usage') return null;
  const { name: limit, quantity } = body;
  const readUse = ({ state }: Folded['after']) =>
    usageAt(state, compiled.catalog, at, compiled.environment.timezone)[limit];
  const use = readUse(after);
  const tier = planAt(after.state, at)?.value.tier ?? null;
  if (!use) return null;
  return {
    ...{ limit, quantity, before: readUse(before)?.used ?? 0, now: use.used, max: use.limit },
    thresholds: thresholdsFor(compiled.thresholds, tier, at).get(limit) ?? [],
    fired: after.ledger.firings.length > before.ledger.firings.length,
  };
}
