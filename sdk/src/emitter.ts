import type { Scope } from './scope.ts';
import type { Undo, UptierEvents } from './types.ts';

interface Entry {
  of: keyof UptierEvents;
  listener(detail: UptierEvents[keyof UptierEvents]): void;
}

export interface Emitter {
  /** A listener that is given twice hears everything twice, and each undo takes back its own. */
  on<Name extends keyof UptierEvents>(name: Name, listener: (detail: UptierEvents[Name]) => void): Undo;
  emit<Name extends keyof UptierEvents>(name: Name, detail: UptierEvents[Name]): void;
}

export function createEmitter(scope: Scope): Emitter {
  const all = new Set<Entry>();
  return {
    on(of, listener) {
      const entry: Entry = { of, listener };
      all.add(entry);
      return scope.add(() => all.delete(entry));
    },
    emit(name, detail) {
      for (const { of, listener } of [...all]) if (of === name) scope.safely(() => listener(detail));
    },
  };
}
