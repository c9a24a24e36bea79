import {
  createContext,
  createElement,
  Fragment,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { Gate, Identity, Undo, Uptier, Usage } from '../types.ts';

const Context = createContext<Uptier | null>(null);
const nothing: Undo = () => undefined;
const openGate: Gate = { allowed: true, reason: 'unknown', prompt: () => Promise.resolve('none') };

export interface UptierProviderProps {
  client: Uptier;
  /** Whom the page is for. Null: nobody is signed in any more. */
  identity?: Identity | null;
  children?: ReactNode;
}

/**
 * Gives the components below a client, and keeps its identity.
 *
 * @example
 * createElement(UptierProvider, { client: uptier, identity: { user: { id: 'u-1' }, account: { id: 'a-1' } } }, app)
 */
export function UptierProvider({ client, identity, children }: UptierProviderProps): ReactElement {
  const told = identity ? JSON.stringify(identity) : null;
  useEffect(() => {
    if (told) client.identify(JSON.parse(told));
    else if (identity === null) client.reset();
  }, [client, told, identity]);
  return createElement(Context.Provider, { value: client }, children);
}

/** The client of the nearest provider; null outside of one. */
export function useUptier(): Uptier | null {
  return useContext(Context);
}

/** May the account use the feature? Renders again when the answer changes. */
export function useGate(feature: string): Gate {
  const client = useUptier();
  const read = (): string => {
    const gate = client?.gate(feature) ?? openGate;
    return `${gate.allowed} ${gate.reason}`;
  };
  useSyncExternalStore(
    (run) => client?.on('changed', run) ?? nothing,
    read,
    () => 'true unknown',
  );
  return client?.gate(feature) ?? openGate;
}

/** Use of a limit, or null before the server has answered. Renders again when it moves. */
export function useUsage(limit: string): Usage | null {
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

export interface UptierSlotProps {
  placement: string;
  className?: string;
}

/** The spot where nudges of a placement may stand. Give it its size by its class, so that nothing jumps. */
export function UptierSlot({ placement, className }: UptierSlotProps): ReactElement {
  const client = useUptier();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => client?.place(placement, element.current), [client, placement]);
  return createElement('div', { ref: element, className });
}

export interface UptierGateProps {
  feature: string;
  children?: ReactNode;
  /** Shown where the feature is locked and no nudge stands in its place. */
  fallback?: ReactNode;
}

/** Its children while the feature is allowed, else what unlocks it. */
export function UptierGate({ feature, children, fallback }: UptierGateProps): ReactElement {
  const gate = useGate(feature);
  const place = useRef<HTMLDivElement>(null);
  const client = useUptier();
  useEffect(() => {
    if (gate.allowed || !client) return undefined;
    const undo = client.place('', place.current);
    const prompt = (): void => void client.gate(feature).prompt(place.current);
    prompt();
    const unlisten = client.on('changed', prompt);
    return () => {
      unlisten();
      undo();
    };
  }, [client, feature, gate.allowed]);
  if (gate.allowed) return createElement(Fragment, null, children);
  return createElement('div', null, createElement('div', { ref: place }), fallback);
}
