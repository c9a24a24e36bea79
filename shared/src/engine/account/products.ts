import type { EpochMs } from '../../contracts/time.ts';
import type { TraitValue } from '../../contracts/trait.ts';
import { own } from '../state/own.ts';
import type { AccountState } from '../state/state.ts';

/**
 * The add-on products an account pays for at an instant: those of the last plan that said them, else of the account's
 * trait `products`; null when nobody said.
 *
 * @example productsAt(state, now)?.includes('insights') // true
 */
export function productsAt(state: AccountState, at: EpochMs): readonly string[] | null {
  for (let index = state.plans.length - 1; index >= 0; index--) {
    const plan = state.plans[index];
    if (plan?.value.products && plan.at <= at) return plan.value.products;
  }
  return readProducts(own(state.traits, 'products')?.value);
}

/** Product ids in a trait; null for anything but a list of texts. */
export function readProducts(value: TraitValue | undefined): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const ids = value.filter((id) => typeof id === 'string');
  return ids.length === value.length ? listProducts(ids) : null;
}

/** Each id once and in order, so that equal sets are equal lists. */
export function listProducts(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
