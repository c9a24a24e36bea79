import type { DebugCampaign, DebugMoment, DebugView } from '@uptier/shared/contracts/debug.ts';
import type { Saw, TraceRow } from '@uptier/shared/contracts/decision.ts';
import type { Session } from '@uptier/shared/contracts/session.ts';
import type { Identity } from '../types.ts';

/** One thing that happened in the page. */
export interface Happening {
  at: number;
  what: string;
  detail: string;
}

/** Everything the panel draws. */
export interface PanelFacts {
  /** Null: nobody is identified. */
  identity: Identity | null;
  host: string;
  keyHint: string;
  view: DebugView;
  session: Session | null;
  happened: readonly Happening[];
  forced: DebugCampaign | null;
  isFolded: boolean;
}

export interface PanelActs {
  force(campaign: DebugCampaign): void;
  endForced(): void;
  refresh(): void;
  fold(): void;
  close(): void;
}

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

/** `used 5, total 10`: what a gate saw. */
export const sawLine = (saw: Saw): string =>
  Object.entries(saw)
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ');

export function momentName({ placement, feature, event }: DebugMoment): string {
  if (placement !== null) return `placement ${placement}`;
  if (feature !== null) return `feature ${feature}`;
  return event === null ? 'the page itself' : `event ${event}`;
}

export function triggerName(trigger: { readonly kind: string; readonly [field: string]: unknown }): string {
  const { kind, placement, feature, name, limit, thresholds, because } = trigger;
  const of = placement ?? feature ?? name ?? limit ?? because;
  const at = Array.isArray(thresholds) ? ` at ${thresholds.join(', ')} %` : '';
  return of === undefined ? kind : `${kind} ${String(of)}${at}`;
}

/** How a campaign stands at the moment it waits for, as far as the page has asked for it. */
export function standingOf({ decisions }: DebugView, { id, trigger }: DebugCampaign): TraceRow | null {
  const own = decisions.find(
    ({ asked }) =>
      (trigger.kind === 'placement' && asked.placement === trigger.placement) ||
      (trigger.kind === 'feature' && asked.feature === trigger.feature),
  );
  const { decision } = own ?? decisions[0] ?? {};
  return decision?.trace?.find(({ campaignId }) => campaignId === id) ?? null;
}
