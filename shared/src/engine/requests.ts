import type { EpochMs } from '../contracts/time.ts';
import type { Candidate } from './candidate.ts';
import type { Request } from './ledger.ts';
import { own } from './own.ts';

/** The requests of an account's users for one path, as a nudge shows them. */
export interface RequestPool {
  /** Other users who asked. */
  count: number;
  /** When this user asked; null when they did not. */
  askedAt: EpochMs | null;
  /** Those of the others whose name is known, first to ask first. */
  names: readonly string[];
  people: readonly { name: string; askedAt: EpochMs }[];
}

/** Pools requests by path, or by campaign where there is none. */
export function poolRequests({ facts, entry }: Candidate): RequestPool {
  const { id, path } = entry.campaign;
  const isOfPool = (row: Request) =>
    path ? row.path?.from === path.from && row.path.to === path.to : row.campaignId === id;
  const rows = facts.ledger.requests.filter((row) => isOfPool(row) && row.at <= facts.now).sort((a, b) => a.at - b.at);
  const users = [...new Set(rows.map(({ userId }) => userId))];
  const others = users.filter((userId) => userId !== facts.moment.userId);
  const mine = rows.filter(({ userId }) => userId === facts.moment.userId);
  const people = others.flatMap((userId) => {
    const askedAt = rows.find((row) => row.userId === userId)?.at;
    return askedAt === undefined ? [] : nameOf(facts.state, userId).map((name) => ({ name, askedAt }));
  });
  return {
    count: others.length,
    askedAt: mine.length === 0 ? null : Math.max(...mine.map(({ at }) => at)),
    names: people.map(({ name }) => name),
    people,
  };
}

function nameOf(state: Candidate['facts']['state'], userId: string): string[] {
  const name = own(own(state.users, userId)?.traits ?? {}, 'name')?.value;
  return typeof name === 'string' && name.trim() !== '' ? [name] : [];
}
