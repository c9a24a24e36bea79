import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { type EventBody, type EventSource, eventSchema, type WireEvent } from '@uptier/shared/contracts/event.ts';
import { RESERVED_NAME } from '@uptier/shared/contracts/ids.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Traits } from '@uptier/shared/contracts/trait.ts';
import { lacksReserved } from '../http/reserved.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import { clockShift, correctTime } from './clock.ts';
import { type NudgeRules, nudgeBody, nudgeProblem } from './nudge-wire.ts';
import { keepAllowed } from './public-traits.ts';

/** What an event is judged by: who vouches for it, what is sold, and when it came. */
export interface Acceptance extends NudgeRules {
  /** Set when a token came along: events of anyone else are refused. */
  self: { accountId: string; userId: string } | null;
  /** What the token says of its user. */
  claims: Traits;
  catalog: Catalog;
  receivedAt: EpochMs;
  sentAt: EpochMs | null;
}

export type Verdict =
  | { kind: 'accepted'; event: StoredEvent; problem: string | null }
  | { kind: 'rejected'; id: string | null; problem: string; isOther: boolean };

/** Sent by a server this long after it happened, an event is history rather than a late message. */
const HISTORY_MS = 86_400_000;

const envelope = ['id', 'at', 'accountId', 'userId', 'type', 'properties'];
const fieldsOf: Record<EventBody['type'], ReadonlySet<string>> = {
  usage: new Set([...envelope, 'name', 'quantity']),
  level: new Set([...envelope, 'limit', 'value']),
  traits: new Set([...envelope, 'of', 'traits']),
  plan: new Set([...envelope, 'tier', 'seats', 'mrr', 'currency', 'products']),
  moment: new Set([...envelope, 'what', 'name']),
  nudge: new Set([...envelope, 'what', 'decisionId', 'campaignId', 'variantId', 'from', 'to']),
};

/** Judges one event by itself; nothing it contains can sink another. */
export function acceptEvent(raw: unknown, context: Acceptance): Verdict {
  const id = idOf(raw);
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(id, `${issue?.path.join('.') || 'event'}: ${issue?.message ?? 'this is no event'}`);
  }
  const wire = parsed.data;
  const { source, receivedAt } = context;
  if (context.self && !isOfSelf(wire, context.self)) {
    return { ...refuse(id, 'accountId: the identity token is for another user or account'), isOther: true };
  }
  const isPublic = source !== 'server';
  const at = correctTime(wire.at, { shift: clockShift(context.sentAt, receivedAt), receivedAt, isPublic });
  if (typeof at === 'string') return refuse(id, at);
  const problem = problemOf(wire, context);
  if (problem) return refuse(id, problem);
  const { body, ignored } = bodyOf(wire, context);
  const event = {
    id: wire.id,
    accountId: wire.accountId,
    userId: wire.userId ?? null,
    ...{ at, receivedAt, source, body },
    imported: !isPublic && at < receivedAt - HISTORY_MS,
    properties: gatherProperties(wire),
  };
  return { kind: 'accepted', event, problem: leftOut(ignored, fieldsLackingReserved(raw)) };
}

function refuse(id: string | null, problem: string): Extract<Verdict, { kind: 'rejected' }> {
  return { kind: 'rejected', id, problem, isOther: false };
}

/** What was not taken of an accepted event, in words. */
function leftOut(ignored: readonly string[], reserved: readonly string[]): string | null {
  const guarded = `taken without ${ignored.join(', ')}: only a server or a signed identity may set that`;
  const said = [...(ignored.length > 0 ? [guarded] : []), ...reserved];
  return said.length > 0 ? said.join('; ') : null;
}

/** What could not be taken because no object can hold it, in words. */
function fieldsLackingReserved(raw: unknown): string[] {
  const { traits = null, properties = null }: Partial<Record<string, unknown>> = isFields(raw) ? raw : {};
  return [
    ...(lacksReserved(traits) ? [`taken without ${RESERVED_NAME}: no trait can have that name`] : []),
    ...(lacksReserved(properties) ? [`taken without ${RESERVED_NAME}: no property can have that name`] : []),
  ];
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function idOf(raw: unknown): string | null {
  return typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : null;
}

function isOfSelf(wire: WireEvent, self: { accountId: string; userId: string }): boolean {
  return wire.accountId === self.accountId && (wire.userId ?? self.userId) === self.userId;
}

function problemOf(wire: WireEvent, context: Acceptance): string | null {
  if (wire.type === 'nudge') return nudgeProblem(wire, context);
  if (wire.type !== 'plan') return null;
  if (context.source !== 'server') return 'type: a plan is set by a server, with a secret key';
  const isKnown = context.catalog.tiers.some(({ id }) => id === wire.tier);
  return isKnown ? null : `tier: the catalog has no tier ${wire.tier}`;
}

function bodyOf(wire: WireEvent, { source, claims, catalog }: Acceptance): { body: EventBody; ignored: string[] } {
  if (wire.type === 'traits') {
    const { traits, ignored } =
      source === 'server' ? { traits: wire.traits, ignored: [] } : keepAllowed(wire.traits, claims, catalog);
    return { body: { type: 'traits', of: wire.of, traits }, ignored };
  }
  return { body: plainBody(wire, source), ignored: [] };
}

function plainBody(wire: Exclude<WireEvent, { type: 'traits' }>, source: EventSource): EventBody {
  switch (wire.type) {
    case 'usage':
      return { type: 'usage', name: wire.name, quantity: wire.quantity };
    case 'level':
      return { type: 'level', limit: wire.limit, value: wire.value };
    case 'plan': {
      const seats = wire.seats === undefined ? {} : { seats: wire.seats };
      const products = wire.products === undefined ? {} : { products: wire.products };
      const currency = wire.currency.toLowerCase();
      return { type: 'plan', tier: wire.tier, ...seats, mrr: wire.mrr, currency, ...products };
    }
    case 'moment':
      return { type: 'moment', what: wire.what, name: wire.name };
    case 'nudge':
      return nudgeBody(wire, source);
  }
}

/** Fields that no contract names stand beside the sender's own properties, which win. */
function gatherProperties(wire: WireEvent): { readonly [name: string]: unknown } {
  const named = fieldsOf[wire.type];
  const unknown = Object.entries(wire).filter(([name]) => !named.has(name));
  return unknown.length === 0 ? (wire.properties ?? {}) : { ...Object.fromEntries(unknown), ...wire.properties };
}
