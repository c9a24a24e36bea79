import type { Reason } from '@uptier/shared/contracts/decision.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import type { EngineDecision } from '@uptier/shared/engine/decide/decide.ts';
import type { Ask } from '@uptier/shared/engine/facts/ask.ts';
import type { Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { Caller } from '../http/context.ts';
import type { Deps } from '../http/deps.ts';
import type { Statement } from '../store/connection.ts';
import type { StoredSubject } from '../store/stored-subject.ts';
import type { Subjects } from '../store/subjects.ts';
import type { Pages } from './pages.ts';
import type { Tokens } from './token.ts';
import type { UserSessions } from './user-session.ts';

/** Asked of an account as it is stored. */
export type StoredAsk = Ask & { subject: StoredSubject };

/** What stays of decisions, beside what the caller is told. */
export interface Keeper {
  /** A user asks now. Nothing is written before the caller is answered. */
  ask: (ask: StoredAsk) => void;
  /** A decision that may come to be seen. */
  remember: (decisionId: string, ask: Ask) => void;
  /** What is written together with a grant, so that the one is never there without the other. */
  granted: (
    ask: Ask,
    claim: { campaignId: string; decisionId: string; decision: EngineDecision; ledger: Ledger },
  ) => Statement;
  refused: (ask: Ask, campaignId: string, reason: Reason) => void;
}

/** What decisions take from other nouns, wired by `nouns.ts`. */
export interface DecisionDeps extends Pick<Deps, 'store' | 'now'> {
  tokens: Tokens;
  pages: Pages;
  userSessions: UserSessions;
  keeper: Keeper;
  subjects: Subjects;
  /** The live campaigns with the catalog and policy they were compiled with. */
  findCompiled: (environmentId: string) => Promise<Compiled>;
  /** The same as they were at a past moment. */
  findCompiledAt: (environmentId: string, at: EpochMs) => Promise<Compiled>;
  /** An account as it was at a past moment, from the events that had been received by then. */
  replaySubject: (environment: Environment, accountId: string, at: EpochMs) => Promise<Subject>;
  /** Traits of a page go the way of all events. */
  takeEvents: (caller: Caller, events: readonly unknown[]) => Promise<unknown>;
  /** Counts for /metrics. */
  count: (what: 'decision' | 'claim', outcome: string) => void;
}
