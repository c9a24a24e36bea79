import type { ActivityLog } from '../activity.ts';
import { type Json, listOf, numberOf, objectOf, textOf } from '../json.ts';
import { type Catalog, readCatalog } from './catalog.ts';

export type HostEvent = Readonly<{ id: string; type: string; accountId: string; at: string; userId?: string }> & Json;
export type AccountState = {
  readonly tier: string | null;
  readonly name: string;
  readonly seatsUsed: number | null;
  readonly adoption: number | null;
};
export type UptierServer = {
  catalog(): Promise<Catalog | null>;
  account(id: string): Promise<AccountState | null>;
  saveAccount(id: string, traits: Json): Promise<void>;
  setPlan(id: string, plan: Json): Promise<void>;
  /** Sends events with the secret key; answers how many were refused. */
  send(events: readonly HostEvent[]): Promise<number>;
};

const TIMEOUT_MS = 4_000;
const CATALOG_TTL_MS = 15_000;
const BATCH = 500;

export type UptierServerDeps = {
  readonly url: string;
  readonly secretKey: string;
  readonly priceIds: Readonly<Record<string, string>>;
  readonly activity: ActivityLog;
  readonly now: () => number;
};

/** The few server calls Brightfold makes, over plain HTTP with its secret key. */
export function createUptierServer(deps: UptierServerDeps): UptierServer {
  const call = createCall(deps);
  let known: { catalog: Catalog; at: number } | null = null;
  return {
    async catalog() {
      if (known && deps.now() - known.at < CATALOG_TTL_MS) return known.catalog;
      const answer = await call('GET', '/v1/catalog').catch(() => null);
      if (answer?.ok) known = { catalog: readCatalog(answer.body, deps.priceIds), at: deps.now() };
      return known?.catalog ?? null;
    },
    async account(id) {
      const answer = await call('GET', accountPath(id));
      return answer.ok ? readAccount(answer.body) : null;
    },
    async saveAccount(id, traits) {
      expectOk(await call('PUT', accountPath(id), { traits }), 'account');
    },
    async setPlan(id, plan) {
      expectOk(await call('POST', `${accountPath(id)}/plan`, plan), 'plan');
    },
    send: (events) => sendEvents(call, deps.activity, events),
  };
}

type Answer = { readonly ok: boolean; readonly status: number; readonly body: unknown };
type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

function createCall(deps: UptierServerDeps): Call {
  return async (method, path, body) => {
    const response = await fetch(`${deps.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${deps.secretKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { ok: response.ok, status: response.status, body: await response.json().catch(() => null) };
  };
}

async function sendEvents(call: Call, activity: ActivityLog, events: readonly HostEvent[]): Promise<number> {
  let refused = 0;
  for (let start = 0; start < events.length; start += BATCH) {
    const batch = events.slice(start, start + BATCH);
    const answer = await call('POST', '/v1/events', { events: batch });
    expectOk(answer, 'events');
    const results = listOf(objectOf(answer.body).results).map(objectOf);
    const rejected = results.filter((result) => result.status === 'rejected');
    refused += rejected.length;
    for (const result of rejected)
      activity.record({
        what: 'event refused',
        detail: `${textOf(result.id)}: ${JSON.stringify(result.problem ?? null)}`,
        ok: false,
      });
  }
  return refused;
}

function readAccount(body: unknown): AccountState {
  const account = objectOf(body);
  const usage = objectOf(account.usage);
  return {
    tier: textOf(account.tier) || null,
    name: textOf(objectOf(account.traits).name),
    seatsUsed: numberOf(objectOf(usage.seats).used),
    adoption: numberOf(objectOf(account.adoption).ratio),
  };
}

function accountPath(id: string): string {
  return `/v1/accounts/${encodeURIComponent(id)}`;
}

function expectOk(answer: Answer, what: string): void {
  if (!answer.ok)
    throw new Error(
      `Uptier answered ${answer.status} to ${what}: ${textOf(objectOf(answer.body).detail, 'no detail')}`,
    );
}
