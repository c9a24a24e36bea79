import type { Compiled } from '../campaigns/compile.ts';
import type { Moment, Subject } from '../campaigns/moment.ts';

/** What a user asks at a moment, with everything that answers it. */
export interface Ask {
  compiled: Compiled;
  subject: Subject;
  moment: Moment;
}
