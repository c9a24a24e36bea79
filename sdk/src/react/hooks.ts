import { createContext, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { FeatureName, Gate, LimitName, Undo, Uptier, UptierEvents, Usage } from '../types.ts';

export const Context = createContext<Uptier | null>(null);
const nothing: Undo = () => undefined;
const UNKNOWN = 'true unknown';

/** The client of the nearest provider; null outside of one. */
export function useUptier(): Uptier | null {
  return useContext(Context);
}

/**
 * May the account use the feature? Renders again when the answer changes; on a server, and until there is an answer, it is
 * allowed and its reason `unknown`.
 *
 * @example
 * const sso = useGate('sso');
 * if (!sso.allowed) await sso.prompt();
 */
export function useGate(feature: FeatureName): Gate {
  const client = useUptier();
  const read = (): string => {
    const gate = client?.gate(feature);
    return gate ? `${gate.allowed} ${gate.reason}` : UNKNOWN;
  };
  const answer = useSyncExternalStore(
    (run) => client?.on('changed', run) ?? nothing,
    read,
    () => UNKNOWN,
  );
  return useMemo((): Gate => {
    const cut = answer.indexOf(' ');
    return {
      allowed: answer.slice(0, cut) === 'true',
      reason: answer.slice(cut + 1),
      prompt: (place) => client?.gate(feature).prompt(place) ?? Promise.resolve('none'),
    };
  }, [client, feature, answer]);
}

/** Use of a limit, or null before the server has answered. Renders again when it moves. */
export function useUsage(limit: LimitName): Usage | null {
  const client = useUptier();
  const last = useRef<Usage | null>(null);
  const read = (): Usage | null => {
    const next = client?.usage(limit).value ?? null;
    // The store must answer with the same object while nothing has changed.
    if (JSON.stringify(next) !== JSON.stringify(last.current)) last.current = next;
    return last.current;
  };
  return useSyncExternalStore(
    (run) => client?.usage(limit).subscribe(run) ?? nothing,
    read,
    () => null,
  );
}

/**
 * Listens while the component stands: always with the newest listener, which need not be kept the same.
 *
 * @example
 * useUptierEvent('clicked', ({ action }) => action === 'primary' && openCheckout());
 */
export function useUptierEvent<Name extends keyof UptierEvents>(
  name: Name,
  listener: (detail: UptierEvents[Name]) => void,
): void {
  const client = useUptier();
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => client?.on(name, (detail) => newest.current(detail)), [client, name]);
}
