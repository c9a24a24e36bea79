import { isId } from '@uptier/shared/contracts/ids.ts';
import { kindsOf } from '@uptier/shared/engine/audience/kinds.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { SeenNameRow } from '../store/queries/names.ts';
import { MOST_NAMES } from './book.ts';

/** Counts the names that accounts hold; where there are too many, those of most accounts stay. */
export function createNameCount(environmentId: string) {
  const counts = new Map<string, { row: SeenNameRow; accounts: number }>();

  function count(state: AccountState): void {
    const rows = [
      ...Object.keys(state.usage).map((name): Named => ({ of: 'event', name, kind: 'event' })),
      ...traitRows('account', state.traits),
      ...Object.values(state.users).flatMap(({ traits }) => traitRows('user', traits)),
    ];
    const inAccount = new Map(rows.map((row) => [`${row.of} ${row.kind} ${row.name}`, row]));
    for (const [key, { of, name, kind }] of inAccount) {
      const known = counts.get(key);
      if (known) known.accounts++;
      else if (isId(name)) counts.set(key, { row: { environmentId, of, name, kind }, accounts: 1 });
    }
  }

  function rows(): SeenNameRow[] {
    const all = [...counts.values()].sort((a, b) => b.accounts - a.accounts).map(({ row }) => row);
    return [...mostNames(all.filter(({ of }) => of === 'event')), ...mostNames(all.filter(({ of }) => of !== 'event'))];
  }

  return { count, rows };
}

type Named = Pick<SeenNameRow, 'of' | 'name' | 'kind'>;

function traitRows(of: 'account' | 'user', traits: AccountState['traits']): Named[] {
  return Object.entries(traits).flatMap(([name, { value }]) => kindsOf(value).map((kind) => ({ of, name, kind })));
}

/** Every kind of the first names. */
function mostNames(rows: readonly SeenNameRow[]): SeenNameRow[] {
  const names = new Set<string>();
  return rows.filter(({ of, name }) => {
    const key = `${of} ${name}`;
    if (names.size < MOST_NAMES) names.add(key);
    return names.has(key);
  });
}
