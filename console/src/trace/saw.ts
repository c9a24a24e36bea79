import type { Saw } from '@uptier/shared/contracts/decision.ts';

/** Reads raw numbers and texts that a gate saw; whatever is of another kind is not there. */
export interface Reader {
  text(name: string): string | null;
  number(name: string): number | null;
  list(name: string): readonly string[];
  bool(name: string): boolean | null;
  object(name: string): Saw | null;
  objects(name: string): readonly Saw[];
  has(name: string): boolean;
}

const isObject = (value: unknown): value is Saw => typeof value === 'object' && value !== null && !Array.isArray(value);

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
    bool(name) {
      const value = saw[name];
      return typeof value === 'boolean' ? value : null;
    },
    object(name) {
      const value = saw[name];
      return isObject(value) ? value : null;
    },
    objects(name) {
      const value = saw[name];
      return Array.isArray(value) ? value.filter(isObject) : [];
    },
    has: (name) => Object.hasOwn(saw, name),
  };
}
