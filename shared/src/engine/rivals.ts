import { drawScope } from './assign.ts';
import type { Candidate } from './candidate.ts';
import type { CompiledCampaign } from './compile.ts';
import { hash32 } from './hash.ts';

/** True for two campaigns of one path, kind and priority: neither comes first, so they share the path's accounts. */
export function isRival(one: CompiledCampaign, other: CompiledCampaign): boolean {
  const [a, b] = [one.campaign, other.campaign];
  return (
    a.path !== undefined &&
    b.path !== undefined &&
    a.priority === b.priority &&
    a.kind === b.kind &&
    drawScope(a) === drawScope(b)
  );
}

/** The lowest draw among rivals takes the account; adding a campaign takes accounts only for itself. */
export function shareDraw({ entry: { campaign }, facts: { compiled, moment } }: Candidate): number {
  return hash32(`${compiled.environment.salt}\nshare:${drawScope(campaign)}:${campaign.id}\n${moment.accountId}`);
}

/** Candidates in the order of the campaigns, rivals among themselves by their draw. */
export function orderRivals(candidates: readonly Candidate[]): Candidate[] {
  const ordered = [...candidates];
  for (const [index, candidate] of candidates.entries()) {
    const places = candidates.flatMap((other, place) => (isRival(candidate.entry, other.entry) ? [place] : []));
    if (places[0] !== index || places.length < 2) continue;
    const rivals = places.flatMap((place) => candidates[place] ?? []).sort((a, b) => shareDraw(a) - shareDraw(b));
    for (const [turn, place] of places.entries()) ordered[place] = rivals[turn] ?? candidate;
  }
  return ordered;
}
