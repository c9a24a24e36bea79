import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { countingOf } from '@uptier/shared/engine/fold/counting.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';

/** Where it stands by which counting all accounts of an environment are folded; nothing while some are not. */
export function countedKey(environmentId: string): string {
  return `counted/${environmentId}`;
}

/** What accounts and their movements are counted by, as a text. */
export function countingText(catalog: Catalog): string {
  return JSON.stringify([countingOf(catalog), usualCurrency(catalog)]);
}

/** The currency of accounts of which none was said. */
export function usualCurrency({ tiers }: Catalog): string {
  return tiers.flatMap(({ prices }) => prices)[0]?.currency ?? 'usd';
}

/** Written with a catalog: from now on its accounts are counted by another one, if there are any. */
export async function markCounting(
  { accounts, settings }: Pick<Store, 'accounts' | 'settings'>,
  environmentId: string,
  { current, next }: { current: Catalog; next: Catalog },
): Promise<readonly Statement[]> {
  const text = countingText(next);
  if (text === countingText(current)) return [];
  const hasAccounts = (await accounts.listIds(environmentId, '', 1)).length > 0;
  return [hasAccounts ? settings.remove(countedKey(environmentId)) : settings.save(countedKey(environmentId), text)];
}
