import type { Scope } from './scope.ts';
import type { Undo, UptierEvents } from './types.ts';

type Listener<Name extends keyof UptierEvents> = (detail: UptierEvents[Name]) => void;
type Listeners = { [Name in keyof UptierEvents]: Set<Listener<Name>> };

export interface Emitter {
  on<Name extends keyof UptierEvents>(name: Name, listener: Listener<Name>): Undo;
  emit<Name extends keyof UptierEvents>(name: Name, detail: UptierEvents[Name]): void;
}

export function createEmitter(scope: Scope): Emitter {
  const all: Listeners = {
    shown: new Set(),
    clicked: new Set(),
    dismissed: new Set(),
    requested: new Set(),
    upgraded: new Set(),
    changed: new Set(),
    error: new Set(),
  };
  return {
    on(name, listener) {
      all[name]?.add(listener);
      return scope.add(() => all[name]?.delete(listener));
    },
    emit(name, detail) {
      for (const listener of [...all[name]]) scope.safely(() => listener(detail));
    },
  };
}
