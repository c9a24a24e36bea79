import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Policy } from '@uptier/shared/contracts/policy.ts';
import { useRead } from './query.ts';

export type Me = {
  user: { id?: string; name?: string | null; email: string };
  role: string;
  workspace: { id?: string; name: string } | null;
};
export type Environment = { id: string; name: string; kind: 'production' | 'development' | string };
export type Status = {
  demo: { state: 'growing' | 'ready' | 'off'; day?: number; days?: number; accounts?: number; events?: number };
};

const GROWING_POLL_MS = 2500;

/** Who is signed in, and as what; `isAsked` is false while nobody can be. */
export const useMe = (isAsked = true) => useRead<Me>(isAsked ? '/v1/me' : null, { everywhere: true });

export const useEnvironments = () =>
  useRead<{ environments: readonly Environment[] }>('/v1/environments', { everywhere: true });

/** Whether the demo world is still being made; asks again while it is. */
export const useStatus = () =>
  useRead<Status>('/v1/status', {
    everywhere: true,
    pollMs: (status) => (status?.demo.state === 'growing' ? GROWING_POLL_MS : false),
  });

export const useCatalog = () => useRead<Catalog>('/v1/catalog');

export const usePolicy = () => useRead<Policy>('/v1/policy');

export const useCampaigns = () => useRead<{ campaigns: readonly Campaign[] }>('/v1/campaigns');
