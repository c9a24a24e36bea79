import { EventEmitter } from 'node:events';
import { Unleash, UnleashEvents } from 'unleash-client';
import type { Rule } from '../load/rules.ts';
import { attributesOf, type Wanted, wantedBy } from './attributes.ts';
import type { Chooser } from './chooser.ts';

type Repository = NonNullable<ConstructorParameters<typeof Unleash>[0]['repository']>;
type Toggle = NonNullable<ReturnType<Repository['getToggle']>>;

/** A toggle for each rule, asked in the order of priority; its two variants are drawn by account. */
export const unleash: Chooser = {
  name: 'unleash-client, a toggle per rule',
  prepare({ rules, campaignIds }) {
    const repository = new Toggles(JSON.parse(JSON.stringify(rules.map(toggleOf))));
    const offline = { disableAutoStart: true, disableMetrics: true, skipInstanceCountWarning: true };
    const client = new Unleash({ appName: 'bench', url: 'http://localhost/', repository, ...offline });
    repository.emit(UnleashEvents.Ready);
    return (question) => {
      const { accountId, ...properties } = attributesOf(question);
      const context = { userId: String(accountId), properties };
      const rule = rules.find(({ id }) => client.getVariant(id, context).feature_enabled);
      return (rule && campaignIds.get(rule.id)) ?? null;
    };
  },
};

/** Toggles held in memory: nothing is fetched. */
class Toggles extends EventEmitter implements Repository {
  readonly #toggles: ReadonlyMap<string, Toggle>;

  constructor(toggles: readonly Toggle[]) {
    super();
    this.#toggles = new Map(toggles.map((toggle) => [toggle.name, toggle]));
  }

  getToggle(name: string): Toggle | undefined {
    return this.#toggles.get(name);
  }

  getToggles(): Toggle[] {
    return [...this.#toggles.values()];
  }

  getTogglesWithSegmentData(): [] {
    return [];
  }

  getSegment(): undefined {
    return undefined;
  }

  stop(): void {
    this.removeAllListeners();
  }

  start(): Promise<void> {
    return Promise.resolve();
  }
}

const operators = { 'at-least': 'NUM_GTE', less: 'NUM_LT', more: 'NUM_GT' } as const;

function toggleOf(rule: Rule): object {
  const variants = ['card', 'banner'].map((name) => ({ name, weight: 500, stickiness: 'userId' }));
  const parameters = { rollout: '100', stickiness: 'userId', groupId: rule.id };
  return {
    ...{ name: rule.id, enabled: true },
    strategies: [{ name: 'flexibleRollout', parameters, constraints: wantedBy(rule).map(constraintOf), variants }],
  };
}

function constraintOf({ attribute: contextName, is, value }: Wanted): object {
  if (is === 'equal' || is === 'one-of') return { contextName, operator: 'IN', values: [value].flat() };
  return { contextName, operator: operators[is], value, values: [] };
}
