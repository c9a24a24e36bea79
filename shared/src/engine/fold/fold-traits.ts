import type { Catalog } from '../../contracts/catalog.ts';
import type { AcceptedEvent } from '../../contracts/event.ts';
import type { Traits, TraitValue } from '../../contracts/trait.ts';
import { findTier } from '../account/plan.ts';
import { readProducts } from '../account/products.ts';
import { own } from '../state/own.ts';
import { isNewer } from '../state/stamped.ts';
import type { Plan } from '../state/state.ts';
import type { Draft } from './state-draft.ts';

/** The customer id is among them: whoever sets it takes over that customer's subscription, and with it a tier. */
const PROTECTED = new Set(['tier', 'plan', 'mrr', 'seats', 'role', 'stripeCustomerId']);
const CURRENCY = /^[a-z]{3}$/i;

/** True for a trait that a browser without a signed identity may not set. */
export function isProtectedTrait(name: string, catalog: Pick<Catalog, 'protectedTraits'>): boolean {
  return PROTECTED.has(name) || (catalog.protectedTraits?.includes(name) ?? false);
}

/**
 * Sets traits of the account or of a user; the account's `tier` (or `plan`) from a trusted sender is a plan, with the
 * `seats`, `mrr` and `currency` beside it, and where it says its revenue, the `products`.
 */
export function foldTraits(
  draft: Draft,
  event: AcceptedEvent,
  body: Extract<AcceptedEvent['body'], { type: 'traits' }>,
  catalog: Catalog,
): void {
  const { at, id, source, userId } = event;
  const isTrusted = source !== 'public';
  const target =
    body.of === 'account' ? { base: draft.base, traits: draft.traits } : userId === null ? null : draft.user(userId);
  if (!target) return;
  for (const [name, value] of Object.entries(body.traits)) {
    if (!isTrusted && isProtectedTrait(name, catalog)) continue;
    const stamped = { value, at, id };
    const known = target.traits.get(name) ?? own(target.base?.traits ?? {}, name);
    if (isNewer(stamped, known)) target.traits.set(name, stamped);
  }
  if (body.of !== 'account' || !isTrusted) return;
  const tier = [body.traits.tier, body.traits.plan].find((name) => isTier(name, catalog));
  if (typeof tier !== 'string') return;
  draft.plan({ value: planOf(tier, body.traits), at, id });
}

function planOf(tier: string, traits: Traits): Plan {
  const { seats, currency } = traits;
  const mrr = wholeOf(traits.mrr);
  const products = mrr === null ? null : readProducts(traits.products);
  return {
    tier,
    seats: wholeOf(seats),
    mrr,
    currency: typeof currency === 'string' && CURRENCY.test(currency) ? currency.toLowerCase() : null,
    ...(products === null ? {} : { products }),
  };
}

function wholeOf(value: TraitValue | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function isTier(name: TraitValue | undefined, catalog: Catalog): boolean {
  return typeof name === 'string' && (findTier(catalog, name) !== null || catalog.formerTiers?.includes(name) === true);
}
