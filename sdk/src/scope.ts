import type { Undo } from './types.ts';

/** Everything one client attaches, so that it can all be taken back; and nothing in it throws into the host. */
export interface Scope {
  /** Runs and answers, or reports and answers undefined. */
  safely<Value>(run: () => Value): Value | undefined;
  /** Starts what takes time; it is reported too when it fails then. */
  start(run: () => unknown): void;
  fail(cause: unknown): void;
  listen(target: EventTarget, type: string, run: (event: Event) => void): Undo;
  after(ms: number, run: () => void): Undo;
  add(undo: Undo): Undo;
  readonly ended: boolean;
  end(): void;
}

export function createScope(report: (cause: unknown) => void): Scope {
  const undos = new Set<Undo>();
  let ended = false;
  const scope: Scope = {
    fail: report,
    safely(run) {
      try {
        return run();
      } catch (cause) {
        report(cause);
        return undefined;
      }
    },
    start: (run) => void (async () => run())().catch(report),
    add(undo) {
      const once = (): void => {
        if (undos.delete(once)) scope.safely(undo);
      };
      undos.add(once);
      if (ended) once();
      return once;
    },
    listen(target, type, run) {
      const guarded = (event: Event): void => void scope.safely(() => run(event));
      target.addEventListener(type, guarded);
      return scope.add(() => target.removeEventListener(type, guarded));
    },
    after(ms, run) {
      const timer = setTimeout(() => {
        undo();
        scope.safely(run);
      }, ms);
      const undo = scope.add(() => clearTimeout(timer));
      return undo;
    },
    get ended() {
      return ended;
    },
    end() {
      ended = true;
      for (const undo of [...undos]) undo();
    },
  };
  return scope;
}
