import { type FeatureDefinition, GrowthBookClient } from '@growthbook/growthbook';
import type { Rule } from '../load/rules.ts';
import { attributesOf, type Wanted, wantedBy } from './attributes.ts';
import type { Chooser } from './chooser.ts';

const operators = { equal: '$eq', 'one-of': '$in', 'at-least': '$gte', less: '$lt', more: '$gt' } as const;

/** A feature for each rule, asked in the order of priority; an experiment of two variations runs on whom it matches. */
export const growthbook: Chooser = {
  name: '@growthbook/growthbook, a feature per rule',
  prepare({ rules, campaignIds }) {
    const features = Object.fromEntries(rules.map((rule) => [rule.id, featureOf(rule)]));
    const client = new GrowthBookClient().initSync({ payload: { features } });
    return (question) => {
      const user = { attributes: attributesOf(question) };
      const rule = rules.find(({ id }) => client.evalFeature(id, user).value !== null);
      return (rule && campaignIds.get(rule.id)) ?? null;
    };
  },
};

function featureOf(rule: Rule): FeatureDefinition {
  const condition = Object.fromEntries(
    wantedBy(rule).map(({ attribute, is, value }) => [attribute, testOf(is, value)]),
  );
  const drawn = { hashAttribute: 'accountId', variations: ['card', 'banner'], weights: [0.5, 0.5], coverage: 1 };
  return { defaultValue: null, rules: [{ key: rule.id, condition, ...drawn }] };
}

function testOf(is: Wanted['is'], value: unknown): object {
  return { [operators[is]]: value };
}
