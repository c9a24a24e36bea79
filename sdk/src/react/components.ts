import { createElement, Fragment, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { lookOf } from '../connect.ts';
import { attachMeter } from '../elements/meter.ts';
import type { FeatureName, Identity, LimitName, PlacementName, Uptier } from '../types.ts';
import { Context, useGate, useUptier } from './hooks.ts';

export interface UptierProviderProps {
  client: Uptier;
  /** Whom the page is for. Null: nobody is signed in any more. */
  identity?: Identity | null;
  children?: ReactNode;
}

/**
 * Gives the components below a client, and keeps its identity. The client is made once, outside of any component.
 *
 * @example
 * createElement(UptierProvider, { client: uptier, identity: { user: { id: 'u-1' }, account: { id: 'a-1' } } }, app)
 */
export function UptierProvider({ client, identity, children }: UptierProviderProps): ReactElement {
  const told = identity ? JSON.stringify(identity) : null;
  useEffect(() => {
    if (told) client.identify(JSON.parse(told));
    else if (identity === null) client.reset();
  }, [client, told, identity === null]);
  return createElement(Context.Provider, { value: client }, children);
}

export interface UptierSlotProps {
  placement: PlacementName;
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
  feature: FeatureName;
  children?: ReactNode;
  /** Shown where the feature is locked and no nudge stands in its place. */
  fallback?: ReactNode;
}

/** Its children while the feature is allowed, else what unlocks it. */
export function UptierGate({ feature, children, fallback }: UptierGateProps): ReactElement {
  const { allowed } = useGate(feature);
  const place = useRef<HTMLDivElement>(null);
  const client = useUptier();
  const [isAnswered, setAnswered] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (allowed || !client || !element) return undefined;
    const undo = client.place('', element);
    const watcher = new MutationObserver(() => setAnswered(element.childElementCount > 0));
    watcher.observe(element, { childList: true });
    const prompt = (): void => void client.gate(feature).prompt(element);
    prompt();
    const unlisten = client.on('changed', prompt);
    return () => {
      watcher.disconnect();
      unlisten();
      undo();
      setAnswered(false);
    };
  }, [client, feature, allowed]);
  if (allowed) return createElement(Fragment, null, children);
  return createElement('div', null, createElement('div', { ref: place }), isAnswered ? null : fallback);
}

export interface UptierMeterProps {
  limit: LimitName;
  /** What it is called; unset: the name of the limit, spelt out. */
  label?: string;
  className?: string;
}

/** Used, limit, reset and forecast of a limit, kept up to date. */
export function UptierMeter({ limit, label, className }: UptierMeterProps): ReactElement {
  const client = useUptier();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!client || !element.current) return undefined;
    return attachMeter(element.current, client, lookOf(client), limit, label);
  }, [client, limit, label]);
  return createElement('div', { ref: element, className });
}
