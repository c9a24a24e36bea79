import { type Catalog, catalogSchema } from '../contracts/catalog.ts';
import type { AcceptedEvent } from '../contracts/event.ts';
import { activeUsersBetween } from '../engine/account/activity.ts';
import { planAt } from '../engine/account/plan.ts';
import { usageAt } from '../engine/account/usage.ts';
import { foldAll } from '../engine/fold/fold.ts';
import { readCounts } from '../engine/state/day-counts.ts';
import { dayOf, isoDay } from '../engine/time/calendar.ts';
import type { VectorAnswer, VectorCase } from './vector-case.ts';

interface FoldFile {
  catalog: unknown;
  now: number;
  cases: FoldRow[];
}
interface FoldRow {
  name: string;
  timezone?: string;
  events: AcceptedEvent[];
  expect: {
    counts?: Record<string, Record<string, number>>;
    used?: Record<string, number>;
    plan?: object | null;
    traits?: object;
    active?: number;
  };
}

/** Each in the order of the file and backwards. */
export function listFolds(text: string): VectorCase[] {
  const { catalog: document, now, cases }: FoldFile = JSON.parse(text);
  const catalog = catalogSchema.parse(document);
  return cases.map((row) => ({
    name: row.name,
    answer: () => [row.events, row.events.toReversed()].flatMap((events) => fold({ ...row, events }, catalog, now)),
  }));
}

function fold({ events, timezone = 'UTC', expect: wanted }: FoldRow, catalog: Catalog, now: number): VectorAnswer[] {
  const state = foldAll(events, catalog, timezone);
  const today = dayOf(now, timezone);
  const counts = (name: string) =>
    Object.fromEntries([...readCounts(state.usage[name] ?? '')].map(([day, count]) => [isoDay(day), count]));
  const usage = usageAt(state, catalog, now, timezone);
  const answers: VectorAnswer[] = [];
  const say = (known: unknown, got: () => unknown, isWhole = true) => {
    if (known !== undefined) answers.push({ wanted: known, got: got(), isWhole });
  };
  say(wanted.counts, () => mapKeys(wanted.counts ?? {}, counts));
  say(wanted.used, () => mapKeys(wanted.used ?? {}, (limit) => usage[limit]?.used));
  say(wanted.plan, () => planAt(state, now)?.value ?? null, false);
  say(wanted.traits, () => mapKeys(state.traits, (name) => state.traits[name]?.value));
  say(wanted.active, () => activeUsersBetween(state, today, today));
  return answers;
}

function mapKeys(named: object, readOf: (name: string) => unknown): object {
  return Object.fromEntries(Object.keys(named).map((name) => [name, readOf(name)]));
}
