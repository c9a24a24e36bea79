import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Audience } from '../contracts/audience.ts';
import { catalogSchema } from '../contracts/catalog.ts';
import type { AcceptedEvent } from '../contracts/event.ts';
import { activeUsersBetween } from './activity.ts';
import { assignVariant, bucketOf } from './assign.ts';
import { attributeUpgrade, type Exposure, summarizeHistory } from './attribute.ts';
import { compileAudience } from './audience.ts';
import { describeAudience } from './audience-sentence.ts';
import { billingPeriod, dayOf, isoDay } from './calendar.ts';
import { readCounts } from './day-counts.ts';
import { Facts } from './facts.ts';
import { fillText } from './fill.ts';
import { foldAll } from './fold.ts';
import { hash32 } from './hash.ts';
import { emptyLedger } from './ledger.ts';
import type { FieldValue } from './merge-fields.ts';
import { planAt } from './plan.ts';
import { compiledOf, momentOf } from './tests/world.ts';
import { usageAt } from './usage.ts';

interface AudienceFile {
  catalog: unknown;
  now: number;
  userId: string;
  events: AcceptedEvent[];
  cases: { audience: Audience; matches: boolean }[];
  sentences: { audience: Audience; sentence: string }[];
}
interface ContentFile {
  fields: Record<string, FieldValue>;
  cases: { text: string; locale: string; filled: string | null }[];
}
interface AssignmentFile {
  cases: { salt: string; scope: string; account: string; hash: number; bucket: number }[];
  variants: { campaign: string; salt: string; account: string; weights: Record<string, number>; variant: string }[];
}
interface CalendarFile {
  cases: (
    | { at: string; zone: string; day: string }
    | { at: string; zone: string; anchor: number; period: { start: string; end: string } }
  )[];
}
interface FoldFile {
  catalog: unknown;
  now: number;
  cases: { name: string; timezone?: string; events: AcceptedEvent[]; expect: FoldExpectation }[];
}
interface FoldExpectation {
  counts?: Record<string, Record<string, number>>;
  used?: Record<string, number>;
  plan?: object | null;
  traits?: object;
  active?: number;
}
type Wire<Row, Times extends keyof Row> = Omit<Row, Times> & Record<Times, string | null>;
interface HistoryFile {
  tiers: string[];
  cases: {
    name: string;
    windowDays: number;
    exposures: (Wire<Exposure, 'at' | 'clickedAt' | 'requestedAt'> & { at: string })[];
    movements: { at: string; fromTier: string | null; toTier: string | null }[];
    expect: { entries?: { enteredAt?: string; movedAt: string | null }[]; credits: (object | null)[] };
  }[];
}

const read = <File>(topic: string): File =>
  JSON.parse(readFileSync(new URL(`../vectors/engine-${topic}.json`, import.meta.url), 'utf8'));
const named = <Case>(cases: readonly Case[], nameOf: (row: Case) => string) =>
  cases.map((row) => [nameOf(row), row] as const);
const at = (text: string | null) => (text === null ? null : Date.parse(text));

describe('golden audiences', () => {
  const { catalog, now, userId, events, cases, sentences } = read<AudienceFile>('audience');
  const document = catalogSchema.parse(catalog);
  const facts = new Facts(
    { ...compiledOf([]), catalog: document },
    { state: foldAll(events, document, 'UTC'), ledger: emptyLedger },
    momentOf({ now, userId }),
  );

  it.each(named(cases, ({ audience }) => JSON.stringify(audience)))('%s', (_, { audience, matches }) => {
    expect(compileAudience(audience)(facts)).toBe(matches);
  });

  it.each(named(sentences, ({ sentence }) => sentence))('%s', (sentence, { audience }) => {
    expect(describeAudience(audience, document)).toBe(sentence);
  });
});

describe('golden texts', () => {
  const { fields, cases } = read<ContentFile>('content');

  it.each(named(cases, ({ text, locale }) => `${text} in ${locale}`))('%s', (_, { text, locale, filled }) => {
    expect(fillText(text, (field) => fields[field] ?? null, locale)).toBe(filled);
  });
});

describe('golden draws', () => {
  const { cases, variants } = read<AssignmentFile>('assignment');

  it.each(named(cases, ({ salt, scope, account }) => JSON.stringify([salt, scope, account])))(
    '%s',
    (_, { salt, scope, account, hash, bucket }) => {
      expect(hash32(`${salt}\n${scope}\n${account}`)).toBe(hash);
      expect(bucketOf(salt, scope, account)).toBe(bucket);
    },
  );

  it.each(named(variants, ({ account, weights }) => `${account} of ${JSON.stringify(weights)}`))('%s', (_, row) => {
    const all = Object.entries<number>(row.weights).map(([id, weight]) => ({
      id,
      weight,
      surface: 'banner' as const,
      content: {},
    }));
    expect(assignVariant({ id: row.campaign, variants: all }, row.salt, row.account)?.id).toBe(row.variant);
  });
});

describe('golden calendar', () => {
  it.each(named(read<CalendarFile>('calendar').cases, (row) => JSON.stringify(row)))('%s', (_, row) => {
    const instant = Date.parse(row.at);
    if ('day' in row) expect(isoDay(dayOf(instant, row.zone))).toBe(row.day);
    else
      expect(billingPeriod(instant, row.anchor, row.zone)).toEqual({
        id: row.period.start,
        start: at(row.period.start),
        end: at(row.period.end),
      });
  });
});

describe('golden folds', () => {
  const { catalog: document, now, cases } = read<FoldFile>('fold');
  const catalog = catalogSchema.parse(document);

  it.each(named(cases, ({ name }) => name))('%s', (_, { events, timezone = 'UTC', expect: expected }) => {
    for (const list of [events, events.toReversed()]) {
      const state = foldAll(list, catalog, timezone);
      const today = dayOf(now, timezone);
      const traits = Object.fromEntries(Object.entries(state.traits).map(([name, { value }]) => [name, value]));
      for (const [name, counts] of Object.entries(expected.counts ?? {}))
        expect(
          Object.fromEntries([...readCounts(state.usage[name] ?? '')].map(([day, count]) => [isoDay(day), count])),
        ).toEqual(counts);
      for (const [limit, used] of Object.entries(expected.used ?? {}))
        expect(usageAt(state, catalog, now, timezone)[limit]?.used).toBe(used);
      if (expected.plan === null) expect(planAt(state, now)).toBeNull();
      else if (expected.plan) expect(planAt(state, now)?.value).toMatchObject(expected.plan);
      if (expected.traits) expect(traits).toEqual(expected.traits);
      if (expected.active !== undefined) expect(activeUsersBetween(state, today, today)).toBe(expected.active);
    }
  });
});

describe('golden histories', () => {
  const { tiers, cases } = read<HistoryFile>('attribution');

  it.each(named(cases, ({ name }) => name))('%s', (_, { exposures, movements, windowDays, expect: expected }) => {
    const history = summarizeHistory({
      exposures: exposures.map((row) => ({
        ...row,
        at: Date.parse(row.at),
        clickedAt: at(row.clickedAt),
        requestedAt: at(row.requestedAt),
      })),
      movements: movements.map((row) => ({ ...row, at: Date.parse(row.at) })),
      tiers,
    });
    const entries = expected.entries?.map(({ enteredAt, movedAt, ...entry }) => ({
      ...entry,
      ...(enteredAt === undefined ? {} : { enteredAt: at(enteredAt) }),
      movedAt: at(movedAt),
    }));
    if (entries) expect(history.entries).toMatchObject(entries);
    const credits = history.upgrades.map((upgrade) => attributeUpgrade(upgrade, windowDays));
    expect(credits).toEqual(expected.credits.map((credit) => credit && expect.objectContaining(credit)));
  });
});
