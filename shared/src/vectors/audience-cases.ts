import type { Audience } from '../contracts/audience.ts';
import { type Catalog, catalogSchema } from '../contracts/catalog.ts';
import type { AcceptedEvent } from '../contracts/event.ts';
import { compileAudience } from '../engine/audience/audience.ts';
import { explainAudience, type FailedCondition } from '../engine/audience/explain.ts';
import { describeAudience } from '../engine/audience/sentence.ts';
import { Facts } from '../engine/facts/facts.ts';
import { foldAll } from '../engine/fold/fold.ts';
import { emptyLedger } from '../engine/ledger/ledger.ts';
import { compiledOf, momentOf } from '../engine/tests/world.ts';
import type { VectorCase } from './vector-case.ts';

/** One account and user at one moment, and who is meant by audiences then. */
interface World {
  name?: string;
  /** Epoch milliseconds or ISO 8601. */
  now: number | string;
  userId: string;
  locale?: string | null;
  events: AcceptedEvent[];
  cases: { audience: Audience; matches: boolean }[];
}

interface AudienceFile extends World {
  catalog: unknown;
  worlds: World[];
  explanations: { audience: Audience; failed: FailedCondition[] }[];
  sentences: { audience: Audience; sentence: string }[];
}

export function listAudiences(text: string): VectorCase[] {
  const file: AudienceFile = JSON.parse(text);
  const { worlds, explanations, sentences } = file;
  const catalog = catalogSchema.parse(file.catalog);
  const facts = factsOf(file, catalog);
  const explained = explanations.map(({ audience, failed: wanted }) => ({
    name: `why not ${JSON.stringify(audience)}`,
    answer: () => [{ wanted, got: explainAudience(audience, facts, catalog), isWhole: true }],
  }));
  const spoken = sentences.map(({ audience, sentence: wanted }) => ({
    name: wanted,
    answer: () => [{ wanted, got: describeAudience(audience, catalog) }],
  }));
  return [...[file, ...worlds].flatMap((world) => listMatches(world, catalog)), ...explained, ...spoken];
}

function listMatches(world: World, catalog: Catalog): VectorCase[] {
  const facts = factsOf(world, catalog);
  return world.cases.map(({ audience, matches: wanted }) => ({
    name: `${world.name === undefined ? '' : `${world.name}: `}${JSON.stringify(audience)}`,
    answer: () => [{ wanted, got: compileAudience(audience)(facts) }],
  }));
}

function factsOf({ now, userId, locale = null, events }: World, catalog: Catalog): Facts {
  return new Facts(
    { ...compiledOf([]), catalog },
    { state: foldAll(events, catalog, 'UTC'), ledger: emptyLedger },
    momentOf({ now: typeof now === 'number' ? now : Date.parse(now), userId, locale }),
  );
}
