import type { Person } from '../load/crowd.ts';
import type { Offers } from '../load/offers.ts';

/**
 * One way to find the first campaign that is for a person. Another engine enters with one file that exports one of
 * these, and a line in `contests/decide.ts`. All must choose alike, which is checked before anything is timed.
 */
export interface Chooser {
  name: string;
  /** Makes ready, untimed; `null` is nobody's campaign. */
  prepare(offers: Offers): (person: Person) => string | null;
}
