import type { Subjects } from '../store/subjects.ts';
import type { TraitReader } from './cohort.ts';

const CHUNK = 500;

/** Reads one trait of many accounts as text, some at a time so that others are served in between. */
export function createTraitReader(subjects: Pick<Subjects, 'readMany'>): TraitReader {
  return async (environmentId, accountIds, trait) => {
    const values = new Map<string, string>();
    for (let from = 0; from < accountIds.length; from += CHUNK) {
      const some = await subjects.readMany(environmentId, accountIds.slice(from, from + CHUNK));
      for (const [id, { state }] of some) {
        const value = Object.hasOwn(state.traits, trait) ? state.traits[trait]?.value : undefined;
        if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
          values.set(id, String(value));
        }
      }
      await new Promise((resume) => setImmediate(resume));
    }
    return values;
  };
}
