import type { Deps } from '../http/deps.ts';
import type { Subjects } from '../store/subjects.ts';
import type { TierPathDeps } from './tier-paths.ts';

/** What reports take from other nouns, wired by `nouns.ts`. */
export interface ReportDeps extends TierPathDeps, Pick<Deps, 'store' | 'now'> {
  subjects: Pick<Subjects, 'readMany'>;
}
