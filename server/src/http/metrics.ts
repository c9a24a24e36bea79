import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Counter, Histogram, Registry } from 'prom-client';
import type { Store } from '../store/port.ts';
import type { AppEnv } from './context.ts';

/** What an app counts of itself, in a registry of its own, so that two apps in one process never mix. */
export function createMetrics() {
  const registry = new Registry();
  const { requests, events, decisions, claims, writes, batches } = createInstruments([registry]);
  const counters = { event: events, decision: decisions, claim: claims };

  return {
    registry,
    count: (what: keyof typeof counters, outcome: string): void => counters[what].inc({ outcome }),
    /** The same store, its writes measured. */
    measured: (store: Store): Store => ({
      ...store,
      write: async (statements) => {
        const stop = writes.startTimer();
        batches.observe(statements.length);
        const outcome = await store.write(statements);
        stop({ outcome });
        return outcome;
      },
    }),
    /** Counts requests under the route they matched, so that ids make no series of their own. */
    requests: (): MiddlewareHandler<AppEnv> => async (c, next) => {
      const stop = requests.startTimer({ method: c.req.method });
      await next();
      const isKnown = c.res.status !== 404 && c.res.status !== 405;
      stop({ route: isKnown ? routePath(c, -1) : 'none', status: c.res.status });
    },
  };
}
export type Metrics = ReturnType<typeof createMetrics>;

function createInstruments(registers: Registry[]) {
  const requests = new Histogram({
    name: 'uptier_request_seconds',
    help: 'Requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers,
  });
  const events = new Counter({
    name: 'uptier_events_total',
    help: 'Events by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const decisions = new Counter({
    name: 'uptier_decisions_total',
    help: 'Decisions by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const claims = new Counter({
    name: 'uptier_claims_total',
    help: 'Claims by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const writes = new Histogram({
    name: 'uptier_write_seconds',
    help: 'Writes to the store until they are on disk',
    labelNames: ['outcome'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers,
  });
  const batches = new Histogram({
    name: 'uptier_write_statements',
    help: 'Statements written together',
    buckets: [1, 4, 16, 64, 256, 1024, 4096],
    registers,
  });
  return { requests, events, decisions, claims, writes, batches };
}
