import type { Audience, Condition, TraitOperator } from '../../contracts/audience.ts';
import { compareTrait, listOf, type Scalar } from '../audience/compare.ts';

/** Of whom a value is, and its name. */
export interface Source {
  of: 'account' | 'user' | 'tier';
  trait: string;
}

/** One value on which a campaign surely depends. */
export interface Need {
  source: Source;
  test: (value: unknown) => boolean;
  /** Single values among which the answer may change; between and beside them it does not. */
  named: readonly Scalar[];
}

export interface Needs {
  all: readonly Need[];
  /** True where who fulfils all of them is matched; else the whole audience is still to be asked. */
  areWhole: boolean;
}

/** Operators whose answer is the same for all texts that are not named, and for all numbers between two that are. */
const plain: ReadonlySet<TraitOperator> = new Set([
  ...(['equal', 'not-equal', 'one-of', 'none-of', 'exists', 'missing'] as const),
  ...(['more', 'at-least', 'less', 'at-most'] as const),
]);

/** What an audience asks of single values; what is under `any`, and what takes more than one value, is no need. */
export function needsOf(audience: Audience): Needs {
  if ('all' in audience) {
    const parts = audience.all.map(needsOf);
    return { all: parts.flatMap(({ all }) => all), areWhole: parts.every(({ areWhole }) => areWhole) };
  }
  const need = 'any' in audience ? null : 'not' in audience ? negate(audience.not) : needOf(audience);
  return { all: need ? [need] : [], areWhole: need !== null };
}

function negate(audience: Audience): Need | null {
  if ('all' in audience || 'any' in audience || 'not' in audience) return null;
  const need = needOf(audience);
  return need && { ...need, test: (value) => !need.test(value) };
}

function needOf(condition: Condition): Need | null {
  switch (condition.of) {
    case 'account':
    case 'user': {
      const { of, trait, is, value } = condition;
      if (!plain.has(is)) return null;
      return { source: { of, trait }, test: compareTrait(is, value), named: listOf(value) };
    }
    case 'role':
      return memberOf(condition, { of: 'user', trait: 'role' });
    case 'tier':
      return memberOf(condition, { of: 'tier', trait: '' });
    default:
      return null;
  }
}

function memberOf({ is, value }: { is: 'one-of' | 'none-of'; value: readonly string[] }, source: Source): Need {
  const members: ReadonlySet<unknown> = new Set(value);
  return { source, test: (found) => members.has(found) === (is === 'one-of'), named: value };
}
