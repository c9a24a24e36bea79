import type { Member } from '../../api/settings.ts';

const WHAT: Readonly<Record<string, string>> = {
  'campaign.created': 'Wrote a campaign',
  'campaign.edited': 'Edited a draft',
  'campaign.publish': 'Published a campaign',
  'campaign.pause': 'Paused a campaign',
  'catalog.changed': 'Changed the catalog',
  'policy.changed': 'Changed the policy',
  'key.issued': 'Made a key',
  'key.revoked': 'Revoked a key',
  'identity.added': 'Added an identity secret',
  'identity.revoked': 'Revoked an identity secret',
  'account.muted': 'Muted an account',
  'account.unmuted': 'Unmuted an account',
  'account.erased': 'Erased an account',
  'user.erased': 'Erased a user',
};

/** What was done, in words; an act this page does not know keeps its name. */
export const whatWords = (what: string): string => WHAT[what] ?? what;

/** Who did it: a member by name, a key by its id. */
export function whoWords(who: string, members: readonly Member[]): string {
  const [kind, id = ''] = who.split(':');
  if (kind === 'member') return members.find((member) => member.id === id)?.name ?? 'a member who left';
  return kind === 'key' ? `key ${id.slice(-6)}` : who;
}

/** The rest of an entry in one line: "Report runs, version 4". */
export function detailWords(detail: unknown, campaignName: (id: string) => string | null): string {
  if (typeof detail !== 'object' || detail === null) return '';
  return Object.entries(detail)
    .map(([name, value]) => {
      if (name === 'id') return campaignName(String(value)) ?? String(value);
      if (name === 'name') return String(value);
      return typeof value === 'boolean' ? (value ? name : `not ${name}`) : `${name} ${String(value)}`;
    })
    .join(', ');
}
