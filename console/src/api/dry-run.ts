import { useQuery, useQueryClient } from '@tanstack/preact-query';
import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { DryRun } from '@uptier/shared/contracts/dry-run.ts';
import { campaignPath } from './campaigns.ts';
import { call } from './client.ts';
import { environmentId } from './environment.ts';

/** A dry run that finished: of which version of the draft, and how long it took. */
export type FinishedRun = { answer: DryRun; version: number | null; tookMs: number };

/** Runs the draft as it is saved; `begin` saves it first. What it found is kept while the console is open. */
export function useDryRun(id: string, begin: () => Promise<void>) {
  const queries = useQueryClient();
  const path = `${campaignPath(id)}/dry-run`;
  return useQuery<FinishedRun>({
    queryKey: [environmentId.value, path],
    queryFn: async ({ signal }) => {
      await begin();
      const saved = queries.getQueryData<Campaign>([environmentId.value, campaignPath(id)]);
      const startedAt = performance.now();
      const answer = await call<DryRun>(path, { method: 'POST', body: {}, signal });
      return { answer, version: saved?.version ?? null, tookMs: performance.now() - startedAt };
    },
    // It runs when it is asked to, and what it found stands until it is asked again.
    enabled: false,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}
