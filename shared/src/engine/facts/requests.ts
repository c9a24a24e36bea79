import type { Path, PublishedCampaign } from '../../contracts/campaign.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { lastMoveUp } from '../account/last-move-up.ts';
import { tierRank } from '../account/plan.ts';
import type { Compiled, CompiledCampaign } from '../campaigns/compile.ts';
import { motionOf } from '../campaigns/motion.ts';
import { instantOf, isActive } from '../ledger/grants.ts';
import type { Request } from '../ledger/ledger.ts';
import { own } from '../state/own.ts';
import { DAY_MS } from '../time/calendar.ts';
import { isBuyer } from './buyer.ts';
import type { Facts } from './facts.ts';

/** Who asked the admin is not interrupted with the same again, and is not counted again, for this long. */
export const COOL_OFF_DAYS = 14;
/** A request that old brings no nudge any more. */
const FRESH_DAYS = 30;

/** The requests of an account's users for one path, as a nudge shows them. */
export interface RequestPool {
  /** Other users who asked. */
  count: number;
  /** When this user asked; null when they did not. */
  askedAt: EpochMs | null;
  /** Those of the others whose name is known, first to ask first. */
  names: readonly string[];
  people: readonly { name: string; askedAt: EpochMs }[];
  /** The name of what they asked for. */
  for: string;
}

/** Requests of colleagues that a buyer has not been shown yet. */
export interface UnseenRequests {
  count: number;
  /** The newest. */
  askedAt: EpochMs;
}

type Asker = Pick<PublishedCampaign, 'id'> & { path?: Path };

/** True for requests that pool: of one path, or of one campaign where it has none. */
export function isOfPool(row: Pick<Request, 'campaignId' | 'path'>, { id, path }: Asker): boolean {
  return path ? row.path?.from === path.from && row.path.to === path.to : row.campaignId === id;
}

/**
 * Pools requests by path, or by campaign where there is none. Those that a move up has answered are left out.
 *
 * @example poolRequests(facts, entry) // { count: 4, for: 'SSO', names: ['Ana'], … }
 */
export function poolRequests(facts: Facts, entry: CompiledCampaign): RequestPool {
  const rows = openRequests(facts, entry);
  const users = [...new Set(rows.map(({ userId }) => userId))];
  const others = users.filter((userId) => userId !== facts.moment.userId);
  const mine = rows.filter(({ userId }) => userId === facts.moment.userId);
  const people = others.flatMap((userId) => {
    const askedAt = rows.find((row) => row.userId === userId)?.at;
    return askedAt === undefined ? [] : nameOf(facts, userId).map((name) => ({ name, askedAt }));
  });
  return {
    count: others.length,
    askedAt: mine.length === 0 ? null : Math.max(...mine.map(({ at }) => at)),
    names: people.map(({ name }) => name),
    people,
    for: wantedBy(rows, entry, facts),
  };
}

/**
 * Requests for which a campaign goes to a buyer by itself, at any moment: those of colleagues in the last 30 days, until
 * this buyer is shown a nudge of that path, or the account moved up. Null when there are none.
 */
export function unseenRequests(facts: Facts, entry: CompiledCampaign): UnseenRequests | null {
  const { compiled, ledger, moment, now } = facts;
  if (ledger.requests.length === 0 || entry.campaign.kind !== 'upgrade' || !compiled.policy.requests) return null;
  if (!isBuyer(facts)) return null;
  const others = openRequests(facts, entry).filter(({ userId }) => userId !== moment.userId);
  const newest = others.at(-1);
  if (!newest || now - newest.at >= FRESH_DAYS * DAY_MS || newest.heardBy?.includes(moment.userId)) return null;
  const isShown = ledger.grants.some(
    (grant) =>
      grant.userId === moment.userId &&
      isActive(grant, now) &&
      instantOf(grant) >= newest.at &&
      isOfPool({ campaignId: grant.campaignId, path: pathOf(compiled, grant.campaignId) }, entry.campaign),
  );
  return isShown ? null : { count: new Set(others.map(({ userId }) => userId)).size, askedAt: newest.at };
}

/** Marks the newest request of colleagues, by then, as told to a user who was given an answer of that pool. */
export function markHeard(
  requests: readonly Request[],
  { userId, at, ...asker }: Asker & Pick<Request, 'userId' | 'at'>,
): readonly Request[] {
  const others = requests.filter((row) => row.userId !== userId && row.at <= at && isOfPool(row, asker));
  const newest = others.sort(byTime).at(-1);
  if (!newest || newest.heardBy?.includes(userId) || at - newest.at >= FRESH_DAYS * DAY_MS) return requests;
  return requests.map((row) => (row === newest ? { ...row, heardBy: [...(row.heardBy ?? []), userId] } : row));
}

/** The campaigns that requests bring to whoever looks now, in order. */
export function listRequested(facts: Facts): CompiledCampaign[] {
  if (facts.ledger.requests.length === 0) return [];
  return facts.compiled.campaigns.filter((entry) => unseenRequests(facts, entry) !== null);
}

/** The pool as of now, oldest first, without what was asked before the account last moved up. */
function openRequests({ ledger, state, compiled, now }: Facts, { campaign }: CompiledCampaign): Request[] {
  const rows = ledger.requests.filter((row) => row.at <= now && isOfPool(row, campaign));
  if (rows.length === 0) return rows;
  const answeredAt = lastMoveUp(state, compiled.catalog, campaign.path, now) ?? Number.NEGATIVE_INFINITY;
  return rows.filter(({ at }) => at > answeredAt).sort(byTime);
}

const byTime = (a: Request, b: Request): number => a.at - b.at;

/** The feature whose lock made all of them ask, else what the path leads to, else the tier above. */
function wantedBy(rows: readonly Request[], { campaign }: CompiledCampaign, { compiled, tier }: Facts): string {
  const { catalog, byId } = compiled;
  const features = new Set(
    rows.map(({ campaignId }) => {
      const trigger = byId.get(campaignId)?.campaign.trigger ?? campaign.trigger;
      return trigger.kind === 'feature' ? trigger.feature : null;
    }),
  );
  const [only = null] = features.size === 1 ? features : [];
  const feature = only && nameIn(catalog.features, only);
  if (feature) return feature;
  if (motionOf(campaign) === 'seats') return nameIn(catalog.limits, 'seats');
  const target = campaign.path?.to ?? catalog.tiers[tierRank(catalog, tier) + 1]?.id ?? '';
  return nameIn([...catalog.tiers, ...catalog.products], target);
}

function nameIn(entries: readonly { id: string; name: string }[], id: string): string {
  return entries.find((entry) => entry.id === id)?.name ?? id;
}

const pathOf = ({ byId }: Compiled, campaignId: string): Path | null => byId.get(campaignId)?.campaign.path ?? null;

/** As a person is called: by one trait, or by the two that CDPs know. */
function nameOf({ state }: Facts, userId: string): string[] {
  const traits = own(state.users, userId)?.traits ?? {};
  const textOf = (trait: string) => {
    const value = own(traits, trait)?.value;
    return typeof value === 'string' ? value.trim() : '';
  };
  const name = textOf('name') || `${textOf('firstName')} ${textOf('lastName')}`.trim();
  return name === '' ? [] : [name];
}
