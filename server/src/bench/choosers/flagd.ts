import { FlagdCore } from '@openfeature/flagd-core';
import { attributesOf } from './attributes.ts';
import type { Chooser } from './chooser.ts';
import { logicOf } from './json-logic.ts';

const NONE = 'none';

/** A flag for each rule, asked in the order of priority; its two variants are drawn by account. */
export const flagd: Chooser = {
  name: '@openfeature/flagd-core, a flag per rule',
  prepare({ rules, campaignIds }) {
    const core = new FlagdCore();
    const flags = rules.map((rule) => [
      rule.id,
      {
        ...{ state: 'ENABLED', defaultVariant: NONE, variants: { card: 'card', banner: 'banner', [NONE]: NONE } },
        targeting: { if: [logicOf(rule), { fractional: [{ var: 'accountId' }, ['card', 50], ['banner', 50]] }, NONE] },
      },
    ]);
    core.setConfigurations(JSON.stringify({ flags: Object.fromEntries(flags) }));
    return (question) => {
      const context = attributesOf(question);
      const rule = rules.find(({ id }) => core.resolveStringEvaluation(id, NONE, context).value !== NONE);
      return (rule && campaignIds.get(rule.id)) ?? null;
    };
  },
};
