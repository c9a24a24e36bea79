import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import type { Emitter } from './emitter.ts';
import type { Signal } from './leases.ts';
import type { Report } from './report.ts';
import type { Scope } from './scope.ts';
import type { Freshness } from './session.ts';
import type { Storage } from './storage.ts';
import type { Transport } from './transport.ts';
import type { PromptOutcome } from './types.ts';
import type { Theme } from './ui/view.ts';
import type { UsageBook } from './usage.ts';

/** A spot of the page, with the element reserved for it if there is one. */
export interface Place {
  placement: string;
  element: Element | null;
}

/** What playing leases needs of a client. */
export interface PlayerDeps {
  scope: Scope;
  emitter: Emitter;
  usage: UsageBook;
  report: Report;
  transport: Transport;
  prefix: string;
  storage: Storage;
  config: { busy?: () => boolean; theme?: Theme };
  state: {
    take(id: string, isHeld?: boolean): Promise<boolean>;
    visit: { who: string; scope: Scope; fresh: Freshness | null } | null;
    outbox: { flush(): Promise<void> } | null;
  };
  places: ReadonlySet<Place>;
  send(what: NudgeAction, decisionId: string, properties?: object): void;
}

/** Holds the leases and plays those whose trigger is pulled. */
export interface Player {
  /** Replaces all leases. What already waits for one gets it; what has none any more goes. `at`: the server's time. */
  learn(leases: readonly Lease[], at?: string): void;
  /** Something happened: plays the first lease it pulls that may be played. */
  signal(signal: Signal, element: Element | null): Promise<PromptOutcome>;
  /** Another tab has taken a campaign, which neither waits nor comes here any more, or told that a decision was seen. */
  forget(id: string): void;
  closeWhere(test: (lease: Lease, place: Element | null) => boolean): void;
  /** Drops all leases, all waits and all nudges. */
  clear(): void;
}

export type LoadPlayer = () => Promise<{ createPlayer(deps: PlayerDeps): Player }>;
