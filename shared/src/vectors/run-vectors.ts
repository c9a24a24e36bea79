import { listAssignments } from './assignment-cases.ts';
import { listAttributions } from './attribution-cases.ts';
import { listAudiences } from './audience-cases.ts';
import { listCalendar } from './calendar-cases.ts';
import { listContent } from './content-cases.ts';
import { fits } from './fits.ts';
import { listFolds } from './fold-cases.ts';
import { listScenarios } from './scenario-cases.ts';
import type { VectorCase } from './vector-case.ts';

/** A golden case that came out otherwise; a case that threw got the error's text. */
export interface VectorFailure {
  name: string;
  wanted: unknown;
  got: unknown;
}

const topics: Record<string, (text: string) => VectorCase[]> = {
  assignment: listAssignments,
  attribution: listAttributions,
  audience: listAudiences,
  calendar: listCalendar,
  content: listContent,
  fold: listFolds,
};

/** The cases of one file; a topic without a reader of its own holds scenarios. */
export function listVectors(topic: string, text: string): VectorCase[] {
  return (topics[topic] ?? listScenarios)(text);
}

/**
 * Puts every golden case to the engine of this very build, on whatever runs it. `texts` are the files by topic; the
 * answer holds nothing but data, so that a page may hand it back.
 *
 * @example runVectors({ calendar: '{"cases":[…]}' }).failures // []
 */
export function runVectors(texts: Readonly<Record<string, string>>): { count: number; failures: VectorFailure[] } {
  const all = Object.entries(texts).flatMap(([topic, text]) =>
    listVectors(topic, text).map((row) => ({ ...row, name: `${topic}: ${row.name}` })),
  );
  return { count: all.length, failures: all.flatMap(failuresOf) };
}

/** Answers that differ from those wanted; a case that answers nothing has failed too. */
export function failuresOf({ name, answer }: VectorCase): VectorFailure[] {
  try {
    const answers = answer();
    if (answers.length === 0) return [{ name, wanted: 'an answer', got: null }];
    return answers.flatMap(({ wanted, got, isWhole = false }) =>
      fits(wanted, got) && (!isWhole || fits(got, wanted)) ? [] : [{ name, wanted, got }],
    );
  } catch (error) {
    return [{ name, wanted: 'no error', got: String(error) }];
  }
}
