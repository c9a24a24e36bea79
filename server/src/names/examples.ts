import type { SeenTrait } from '@uptier/shared/contracts/audience.ts';
import type { AccountState, Stamped } from '@uptier/shared/engine/state/state.ts';

type Example = SeenTrait['examples'][number];

const MOST_EXAMPLES = 5;
const LONGEST = 100;

/** A few values of each trait, newest first, by `account name` and `user name`. Long texts are no examples. */
export function examplesIn(states: readonly AccountState[]): Map<string, Example[]> {
  const found = new Map<string, Stamped<unknown>[]>();
  const collect = (of: SeenTrait['of'], traits: AccountState['traits']) => {
    for (const [name, stamped] of Object.entries(traits)) {
      const key = `${of} ${name}`;
      const known = found.get(key);
      if (known) known.push(stamped);
      else found.set(key, [stamped]);
    }
  };
  for (const { traits, users } of states) {
    collect('account', traits);
    for (const user of Object.values(users)) collect('user', user.traits);
  }
  return new Map([...found].map(([key, values]) => [key, newest(values)]));
}

function newest(values: readonly Stamped<unknown>[]): Example[] {
  const sorted = values
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ value }) => (Array.isArray(value) ? value : [value]));
  return [...new Set(sorted.filter(isExample))].slice(0, MOST_EXAMPLES);
}

function isExample(value: unknown): value is Example {
  if (typeof value === 'string') return value !== '' && value.length <= LONGEST;
  return typeof value === 'number' || typeof value === 'boolean';
}
