import type { Moment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import type { Offers } from '../load/offers.ts';

/** Who looks, where, and what is known of the account: what every chooser is given, as a request brings it. */
export interface Question {
  subject: Subject;
  /** A new one for every question: what is known of a moment is kept with it. */
  moment: Moment;
}

/**
 * One way to find the first campaign that is for a question. Another engine enters with one file that exports one of
 * these, and a line in `contests/decide.ts`. All must choose alike, which is checked before anything is timed.
 */
export interface Chooser {
  name: string;
  /** Makes ready, untimed; `null` is nobody's campaign. */
  prepare(offers: Offers): (question: Question) => string | null;
}
