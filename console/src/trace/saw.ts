import type { Saw } from '@uptier/shared/contracts/decision.ts';

/** Reads raw numbers and texts that a gate saw; whatever is of another kind is not there. */
export interface Reader {
  text(name: string): string | null;
  number(name: string): number | null;
  list(name: string): readonly string[];
}

export function createReader(saw: Saw): Reader {
  return {
    text(name) {
      const value = saw[name];
      return typeof value === 'string' ? value : null;
    },
    number(name) {
      const value = saw[name];
      return typeof value === 'number' ? value : null;
    },
    list(name) {
      const value = saw[name];
      return Array.isArray(value) ? value.map(String) : [];
    },
  };
}
