import type { Audience } from '../contracts/audience.ts';
import { catalogSchema } from '../contracts/catalog.ts';
import type { AcceptedEvent } from '../contracts/event.ts';
import { compileAudience } from '../engine/audience.ts';
import { describeAudience } from '../engine/audience-sentence.ts';
import { Facts } from '../engine/facts.ts';
import { foldAll } from '../engine/fold.ts';
import { emptyLedger } from '../engine/ledger.ts';
import { compiledOf, momentOf } from '../engine/tests/world.ts';
import type { VectorCase } from './vector-case.ts';

interface AudienceFile {
  catalog: unknown;
  now: number;
  userId: string;
  events: AcceptedEvent[];
  cases: { audience: Audience; matches: boolean }[];
  sentences: { audience: Audience; sentence: string }[];
}

export function listAudiences(text: string): VectorCase[] {
  const { catalog, now, userId, events, cases, sentences }: AudienceFile = JSON.parse(text);
  const document = catalogSchema.parse(catalog);
  const facts = new Facts(
    { ...compiledOf([]), catalog: document },
    { state: foldAll(events, document, 'UTC'), ledger: emptyLedger },
    momentOf({ now, userId }),
  );
  const matches = cases.map(({ audience, matches: wanted }) => ({
    name: JSON.stringify(audience),
    answer: () => [{ wanted, got: compileAudience(audience)(facts) }],
  }));
  const spoken = sentences.map(({ audience, sentence: wanted }) => ({
    name: wanted,
    answer: () => [{ wanted, got: describeAudience(audience, document) }],
  }));
  return [...matches, ...spoken];
}
