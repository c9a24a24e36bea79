import type { Adoption } from '../../contracts/account.ts';
import type { EpochMs } from '../../contracts/time.ts';
import type { TraitValue } from '../../contracts/trait.ts';
import type { LimitUse } from '../account/usage.ts';

/** What a condition may ask of an account and the user who looks; each is worked out when it is first asked. */
export interface AudienceFacts {
  readonly tier: string | null;
  readonly role: TraitValue | undefined;
  /** What the page speaks, else the user's trait. */
  readonly locale: string | null;
  readonly adoption: Adoption | null;
  readonly readiness: { readonly score: number | null };
  readonly risk: { readonly count: number };
  /** Bought: the plan's number, else the tier's; null without a plan and where seats are unlimited. */
  readonly seats: number | null;
  /** The account's IANA zone, and its calendar day now, counted from 1970-01-01. */
  readonly zone: string;
  readonly today: number;
  accountTrait(name: string): TraitValue | undefined;
  userTrait(name: string): TraitValue | undefined;
  usage(limit: string): LimitUse | null;
  activeUsers(days: number): number;
  events(name: string, by: 'account' | 'user', days: number): number;
  /** When the account last moved so, within the last calendar days; null when it did not. */
  movedAt(from: string, to: string, days: number): EpochMs | null;
}
