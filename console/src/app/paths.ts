/** Where the server mounts the console. */
export const BASE = '/console';

const to = (path: string, query: Readonly<Record<string, string | undefined>> = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  const text = search.toString();
  return `${BASE}${path}${text ? `?${text}` : ''}`;
};
const id = encodeURIComponent;

/** Every address of the console. */
export const paths = {
  overview: () => to('/'),
  campaigns: (query: { status?: string } = {}) => to('/campaigns', query),
  newCampaign: (query: { kind?: string; from?: string; to?: string } = {}) => to('/campaigns/new', query),
  campaign: (campaignId: string) => to(`/campaigns/${id(campaignId)}`),
  editCampaign: (campaignId: string, step?: string) => to(`/campaigns/${id(campaignId)}/edit`, { step }),
  conversion: (query: { fromTier?: string; toTier?: string; campaign?: string } = {}) => to('/conversion', query),
  accounts: (query: { search?: string; view?: 'near' } = {}) => to('/accounts', query),
  account: (accountId: string) => to(`/accounts/${id(accountId)}`),
  catalog: () => to('/catalog'),
  settings: (section?: string) => to(section ? `/settings/${id(section)}` : '/settings'),
  signIn: (next?: string) => to('/sign-in', { next }),
};
