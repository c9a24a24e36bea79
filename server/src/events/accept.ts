import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { type EventBody, type EventSource, eventSchema, type WireEvent } from '@uptier/shared/contracts/event.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Traits } from '@uptier/shared/contracts/trait.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import { clockShift, correctTime } from './clock.ts';
import { keepAllowed } from './public-traits.ts';

/** Whom a decision was made for. */
export interface Who {
  environmentId: string;
  accountId: string;
  userId: string;
}

/** What an event is judged by: who vouches for it, what is sold, and when it came. */
export interface Acceptance {
  environmentId: string;
  source: EventSource;
  /** Set when a token came along: events of anyone else are refused. */
  self: { accountId: string; userId: string } | null;
  /** What the token says of its user. */
  claims: Traits;
  catalog: Catalog;
  receivedAt: EpochMs;
  sentAt: EpochMs | null;
  /** True for a decision id that we issued to this identity. */
  isIssued: (who: Who, decisionId: string) => boolean;
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
  const problem = isPublic ? publicProblem(wire, context) : serverProblem(wire, context.catalog);
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
  return { kind: 'accepted', event, problem: ignored.length > 0 ? ignoredSentence(ignored) : null };
}

function refuse(id: string | null, problem: string): Extract<Verdict, { kind: 'rejected' }> {
  return { kind: 'rejected', id, problem, isOther: false };
}

function ignoredSentence(names: readonly string[]): string {
  return `taken without ${names.join(', ')}: only a server or a signed identity may set that`;
}

function idOf(raw: unknown): string | null {
  return typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : null;
}

function isOfSelf(wire: WireEvent, self: { accountId: string; userId: string }): boolean {
  return wire.accountId === self.accountId && (wire.userId ?? self.userId) === self.userId;
}

function publicProblem(wire: WireEvent, { isIssued, environmentId }: Acceptance): string | null {
  if (wire.type === 'plan') return 'type: a plan is set by a server, with a secret key';
  if (wire.type !== 'nudge') return null;
  const { decisionId, userId, accountId } = wire;
  const isOurs = decisionId !== undefined && userId && isIssued({ environmentId, accountId, userId }, decisionId);
  return isOurs ? null : 'decisionId: this decision was not issued to this user of this account';
}

function serverProblem(wire: WireEvent, catalog: Catalog): string | null {
  if (wire.type === 'plan' && !catalog.tiers.some(({ id }) => id === wire.tier)) {
    return `tier: the catalog has no tier ${wire.tier}`;
  }
  if (wire.type === 'nudge' && wire.decisionId === undefined && wire.campaignId === undefined) {
    return 'campaignId: a nudge names its decisionId or its campaignId';
  }
  return null;
}

function bodyOf(wire: WireEvent, { source, claims, catalog }: Acceptance): { body: EventBody; ignored: string[] } {
  if (wire.type === 'traits') {
    const { traits, ignored } =
      source === 'server' ? { traits: wire.traits, ignored: [] } : keepAllowed(wire.traits, claims, catalog);
    return { body: { type: 'traits', of: wire.of, traits }, ignored };
  }
  return { body: plainBody(wire), ignored: [] };
}

function plainBody(wire: Exclude<WireEvent, { type: 'traits' }>): EventBody {
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
    case 'nudge': {
      const { what, decisionId, campaignId, variantId, from, to } = wire;
      return {
        type: 'nudge',
        what,
        ...(decisionId === undefined ? {} : { decisionId }),
        ...(campaignId === undefined ? {} : { campaignId }),
        ...(variantId === undefined ? {} : { variantId }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      };
    }
  }
}

/** Fields that no contract names stand beside the sender's own properties, which win. */
function gatherProperties(wire: WireEvent): { readonly [name: string]: unknown } {
  const named = fieldsOf[wire.type];
  const unknown = Object.entries(wire).filter(([name]) => !named.has(name));
  return unknown.length === 0 ? (wire.properties ?? {}) : { ...Object.fromEntries(unknown), ...wire.properties };
}
