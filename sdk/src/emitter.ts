import type { Scope } from './scope.ts';
import type { Undo, UptierEvents } from './types.ts';

type Listener<Name extends keyof UptierEvents> = (detail: UptierEvents[Name]) => void;
type Listeners = { [Name in keyof UptierEvents]?: Set<Listener<Name>> };

export interface Emitter {
  on<Name extends keyof UptierEvents>(name: Name, listener: Listener<Name>): Undo;
  emit<Name extends keyof UptierEvents>(name: Name, detail: UptierEvents[Name]): void;
}

export function createEmitter(scope: Scope): Emitter {
  const all: Listeners = Object.create(null);
  return {
    on(name, listener) {
      const listeners: Set<typeof listener> = all[name] ?? new Set();
      Object.assign(all, { [name]: listeners.add(listener) });
      return scope.add(() => listeners.delete(listener));
    },
    emit(name, detail) {
      for (const listener of [...(all[name] ?? [])]) scope.safely(() => listener(detail));
    },
  };
}
