import type { Catalog } from '../../contracts/catalog.ts';
import type { AcceptedEvent } from '../../contracts/event.ts';
import { listProducts } from '../account/products.ts';
import { zoneOf } from '../account/timezone.ts';
import { addDay } from '../state/day-set.ts';
import { own } from '../state/own.ts';
import { isNewer } from '../state/stamped.ts';
import { type AccountState, emptyState, RETENTION_DAYS } from '../state/state.ts';
import { dayOf } from '../time/calendar.ts';
import { foldTraits } from './fold-traits.ts';
import { foldUsage } from './fold-usage.ts';
import { closeDraft, type Draft, openDraft } from './state-draft.ts';

/**
 * Adds accepted events to an account's state; any order, batches and splits end in the same state. Duplicates are the
 * caller's to remove. `zoneChanged` says that a trait moved the account to another zone: the days counted so far are
 * another zone's, so the caller folds again from all events with `foldAll`.
 *
 * @example const { state, zoneChanged } = foldEvents(emptyState, events, catalog, 'UTC');
 */
export function foldEvents(
  state: AccountState,
  events: readonly AcceptedEvent[],
  catalog: Catalog,
  timezone: string,
): { state: AccountState; zoneChanged: boolean } {
  const zone = zoneOf(state, timezone);
  const draft = openDraft(state);
  for (const event of events) foldEvent(draft, event, catalog, zone);
  const next = closeDraft(draft);
  return { state: next, zoneChanged: zoneOf(next, timezone) !== zone };
}

/**
 * Folds an account's whole history. The zone its traits end on holds for all of its days.
 *
 * @example foldAll(events, catalog, 'UTC').plans.at(-1)?.value.tier // 'starter'
 */
export function foldAll(events: readonly AcceptedEvent[], catalog: Catalog, timezone: string): AccountState {
  const traits = events.filter(({ body }) => body.type === 'traits' && body.of === 'account');
  const zone = zoneOf(foldEvents(emptyState, traits, catalog, timezone).state, timezone);
  const draft = openDraft(emptyState);
  for (const event of events) foldEvent(draft, event, catalog, zone);
  return closeDraft(draft);
}

function foldEvent(draft: Draft, event: AcceptedEvent, catalog: Catalog, zone: string): void {
  const { body, at, id, userId } = event;
  // A page that asks is no use of the product.
  if (body.type === 'moment') return;
  const user = userId === null ? null : draft.user(userId);
  if (body.type === 'traits') {
    foldTraits(draft, event, body, catalog);
    return;
  }
  if (body.type === 'plan') {
    const { tier, seats = null, mrr, currency, products } = body;
    const sold = products === undefined ? {} : { products: listProducts(products) };
    draft.plan({ value: { tier, seats, mrr, currency, ...sold }, at, id });
    return;
  }
  // Packed days begin in 1970; what claims to be older is from then.
  const day = Math.max(0, dayOf(at, zone));
  if (user) {
    user.days = addDay(user.days, day, RETENTION_DAYS);
    user.lastActiveAt = Math.max(user.lastActiveAt ?? at, at);
  }
  if (body.type === 'usage') foldUsage(draft, event, body, catalog, day);
  if (body.type === 'level') foldLevel(draft, event, body, catalog, day);
}

function foldLevel(
  draft: Draft,
  event: AcceptedEvent,
  body: Extract<AcceptedEvent['body'], { type: 'level' }>,
  catalog: Catalog,
  day: number,
): void {
  const { at, id, source } = event;
  const limit = catalog.limits.find((known) => known.id === body.limit);
  if (!limit) foldUsage(draft, event, { type: 'usage', name: body.limit, quantity: 1 }, catalog, day);
  if (limit?.kind !== 'level' || (limit.serverOnly && source !== 'server')) return;
  const level = { value: body.value, at, id };
  if (isNewer(level, draft.levels.get(limit.id) ?? own(draft.base.levels, limit.id))) draft.levels.set(limit.id, level);
}
