import { LogicEngine } from 'json-logic-engine';
import type { Rule } from '../load/rules.ts';
import { attributesOf, type Wanted, wantedBy } from './attributes.ts';
import type { Chooser } from './chooser.ts';

const operators = { equal: '==', 'one-of': 'in', 'at-least': '>=', less: '<', more: '>' } as const;

/** Each rule compiled to a function of its own, tried in the order of priority. */
export const jsonLogic: Chooser = {
  name: 'json-logic-engine, compiled rules one by one',
  prepare({ rules, campaignIds }) {
    const engine = new LogicEngine();
    const tests = rules.map((rule) => ({ id: campaignIds.get(rule.id) ?? '', matches: engine.build(logicOf(rule)) }));
    return (question) => {
      const attributes = attributesOf(question);
      return tests.find(({ matches }) => matches(attributes))?.id ?? null;
    };
  },
};

/** A rule as JSON logic, which flagd speaks too. */
export function logicOf(rule: Rule): object {
  return { and: wantedBy(rule).map(testOf) };
}

function testOf({ attribute, is, value }: Wanted): object {
  return { [operators[is]]: [{ var: attribute }, value] };
}
