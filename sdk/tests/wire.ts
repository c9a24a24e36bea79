import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Session } from '@uptier/shared/contracts/session.ts';

const dist = join(import.meta.dirname, '../dist');

export interface Call {
  method: string;
  path: string;
  body: Record<string, unknown>;
}

/** What the far side of the wire answers, and what it heard. */
export interface Wire {
  host: string;
  pages: string;
  session: Session;
  calls: Call[];
  /** Events accepted, by id. */
  events: Map<string, Record<string, unknown>>;
  /** Answers every call with this status while it is not 0. */
  failWith: number;
  /** Other names of its calls, as a proxy may give them. */
  aliases: Map<string, string>;
  /** Markup of the page's head and body. */
  page: { head: string; body: string; headers: Record<string, string> };
  claimed: Set<string>;
  say(event: string, data: unknown): void;
  streams(): number;
  reset(): void;
  stop(): Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
    });
  });
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

/** The package as it is now: a build meanwhile must not mix the files of two. */
function readPackage(): Map<string, Buffer> {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
  return new Map(files.map((path) => [path, readFileSync(join(dist, path))]));
}

function sendFile(file: Buffer | undefined, response: ServerResponse): void {
  response.statusCode = file ? 200 : 404;
  response.setHeader('content-type', 'text/javascript');
  response.setHeader('access-control-allow-origin', '*');
  response.end(file);
}

const emptySession = (): Session => ({ usage: {}, entitlements: {}, leases: [], pollMs: 30_000 });

/** The wire's far side on one origin and a customer's page on another, for tests of the SDK alone. */
export async function startWire(): Promise<Wire> {
  const open = new Set<ServerResponse>();
  const files = readPackage();
  const answer = (path: string, body: Record<string, unknown>): unknown => {
    if (path === '/v1/session') return wire.session;
    if (path === '/v1/claim') {
      const lease = wire.session.leases.find(({ id }) => id === body.leaseId);
      if (!lease || wire.claimed.has(lease.id)) return { granted: false, reason: 'gone' };
      wire.claimed.add(lease.id);
      return { granted: true, decisionId: lease.decisionId, outcome: lease.outcome };
    }
    const events = Array.isArray(body.events) ? body.events : [];
    const results = events.map((event: { id: string }) => {
      const status = wire.events.has(event.id) ? 'duplicate' : 'accepted';
      wire.events.set(event.id, { ...event });
      return { id: event.id, status };
    });
    return { results };
  };
  const far = createServer(async (request, response) => {
    const asked = new URL(request.url ?? '/', 'http://wire').pathname;
    const path = wire.aliases.get(asked) ?? asked;
    if (path.startsWith('/sdk/')) return sendFile(files.get(path.slice(5)), response);
    response.setHeader('access-control-allow-origin', '*');
    const text = await textOf(request);
    const body: Record<string, unknown> = text ? JSON.parse(text) : {};
    wire.calls.push({ method: request.method ?? '', path, body });
    response.statusCode = wire.failWith || 200;
    if (path === '/v1/stream' && !wire.failWith) {
      response.setHeader('content-type', 'text/event-stream');
      response.flushHeaders();
      open.add(response);
      response.on('close', () => open.delete(response));
      return undefined;
    }
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify(wire.failWith ? { code: 'down' } : answer(path, body)));
  });
  const near = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    for (const [name, value] of Object.entries(wire.page.headers)) response.setHeader(name, value);
    response.end(
      `<!doctype html><html lang="en"><head><title>Host</title>${wire.page.head}</head><body>${wire.page.body}</body></html>`,
    );
  });
  const host = await listen(far);
  const wire: Wire = {
    host,
    pages: await listen(near),
    session: emptySession(),
    calls: [],
    events: new Map(),
    failWith: 0,
    aliases: new Map(),
    page: { head: '', body: '', headers: {} },
    claimed: new Set(),
    say: (event, data) => {
      for (const response of open) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    streams: () => open.size,
    reset() {
      wire.session = emptySession();
      wire.calls = [];
      wire.events.clear();
      wire.claimed.clear();
      wire.failWith = 0;
      wire.aliases.clear();
      wire.page = {
        head: `<script async src="${host}/sdk/uptier.js" data-key="pk_wire"></script>`,
        body: '<main><h1>Host</h1><button id="go">Go</button></main>',
        headers: {},
      };
    },
    async stop() {
      await close(far);
      await close(near);
    },
  };
  wire.reset();
  return wire;
}

let count = 0;

/** A lease of a campaign of its own. */
export function leaseOf(given: Partial<Lease> & Pick<Lease, 'surface' | 'trigger'>): Lease {
  count += 1;
  const isAnswer = given.surface === 'card' || given.surface === 'meter' || given.surface === 'paywall';
  const lease: Lease = {
    id: `lease-${count}`,
    decisionId: `decision-${count}`,
    campaignId: `campaign-${count}`,
    variantId: 'a',
    kind: 'upgrade',
    outcome: 'show',
    interrupts: !isAnswer,
    priority: 0,
    expiresAt: new Date(Date.now() + 900_000).toISOString(),
    ...given,
  };
  if (lease.outcome === 'withhold') return lease;
  const content = {
    title: 'Your team ran 431 reports',
    body: 'Pro has 5,000.',
    primary: { label: 'Upgrade to Pro', url: '/checkout' },
  };
  return { ...lease, nudge: given.nudge ?? { content, locale: 'en', action: 'upgrade' } };
}
