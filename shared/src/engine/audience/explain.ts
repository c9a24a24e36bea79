import type { Audience } from '../../contracts/audience.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import { lookAt } from './condition.ts';
import type { AudienceFacts } from './facts.ts';
import { describePart } from './sentence.ts';

/** One condition that kept somebody out, as a part of a sentence. */
export interface FailedCondition {
  condition: string;
  /** What it looked at: null for a missing value; of a move its instant as ISO 8601. */
  value: unknown;
  /** Its place in the audience, for example `all.0.any.1`; '' for the root. */
  at: string;
}

/** Enough to understand it by; a trace is kept with many decisions. */
const MOST_FAILED = 20;
const LONGEST = 200;

/**
 * Why an audience does not match: the first part that failed of an `all`, every part of an `any`, and under a `not` what
 * held though it should not. Empty when it matches. This is the slow way, for traces only.
 *
 * @example explainAudience(audience, facts, catalog) // [{ condition: 'account’s industry is health', value: 'retail', at: 'all.0' }]
 */
export function explainAudience(audience: Audience, facts: AudienceFacts, catalog: Catalog): FailedCondition[] {
  return holds(audience, facts) ? [] : whyNot(audience, true, [], { facts, catalog }).slice(0, MOST_FAILED);
}

interface Seen {
  facts: AudienceFacts;
  catalog: Catalog;
}

/** What `compileAudience` answers, for one look that is not worth compiling. */
function holds(audience: Audience, facts: AudienceFacts): boolean {
  if ('all' in audience) return audience.all.every((part) => holds(part, facts));
  if ('any' in audience) return audience.any.some((part) => holds(part, facts));
  return 'not' in audience ? !holds(audience.not, facts) : lookAt(audience).matches(facts);
}

/** Asked only of what is not as it is wanted. */
function whyNot(audience: Audience, wanted: boolean, at: readonly (string | number)[], seen: Seen): FailedCondition[] {
  if ('not' in audience) return whyNot(audience.not, !wanted, [...at, 'not'], seen);
  if ('all' in audience || 'any' in audience) {
    const isAll = 'all' in audience;
    const parts = isAll ? audience.all : audience.any;
    const key = isAll ? 'all' : 'any';
    const why = (part: Audience, index: number) => whyNot(part, wanted, [...at, key, index], seen);
    if (parts.length === 0) return [{ condition: say(audience, wanted, seen), value: null, at: at.join('.') }];
    // One part is enough to break an `all`, or to fulfil an `any` that should not hold.
    if (isAll !== wanted) return parts.flatMap(why);
    const index = parts.findIndex((part) => holds(part, seen.facts) !== wanted);
    const part = parts[index];
    return part ? why(part, index) : [];
  }
  const value = shorten(lookAt(audience).saw(seen.facts));
  return [{ condition: say(audience, wanted, seen), value, at: at.join('.') }];
}

function say(audience: Audience, wanted: boolean, { catalog }: Seen): string {
  const sentence = describePart(audience, catalog);
  return wanted ? sentence : `not (${sentence})`;
}

function shorten(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  if (typeof value !== 'object' || value === null) return value;
  // Conditions see no objects and no nested lists.
  const isList = Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
  return isList ? value.slice(0, MOST_FAILED).map(shorten) : null;
}
