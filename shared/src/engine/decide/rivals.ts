import { drawScope } from '../campaigns/assign.ts';
import type { CompiledCampaign } from '../campaigns/compile.ts';
import { hash32 } from '../campaigns/hash.ts';
import type { Candidate } from '../facts/candidate.ts';

/** True for two campaigns of one path, kind and priority: neither comes first, so they share the path's accounts. */
export function isRival(one: CompiledCampaign, other: CompiledCampaign): boolean {
  return one.group !== null && one.group === other.group;
}

/** The lowest draw among rivals takes the account; adding a campaign takes accounts only for itself. */
export function shareDraw({ entry: { campaign }, facts: { compiled, moment } }: Candidate): number {
  return hash32(`${compiled.environment.salt}\nshare:${drawScope(campaign)}:${campaign.id}\n${moment.accountId}`);
}

/** Candidates in the order of the campaigns, rivals among themselves by their draw. */
export function orderRivals(candidates: readonly Candidate[]): Candidate[] {
  const ordered = [...candidates];
  const groups = Map.groupBy(candidates.keys(), (place) => candidates[place]?.entry.group ?? null);
  for (const [group, places] of groups) {
    if (group === null || places.length < 2) continue;
    const drawn = places.flatMap((place) => {
      const candidate = candidates[place];
      return candidate ? [{ candidate, draw: shareDraw(candidate) }] : [];
    });
    drawn.sort((a, b) => a.draw - b.draw);
    for (const [turn, place] of places.entries()) {
      const rival = drawn[turn];
      if (rival) ordered[place] = rival.candidate;
    }
  }
  return ordered;
}
