import { useMemo } from 'preact/hooks';
import { useCampaigns, usePolicy } from '../../api/workspace.ts';
import type { IconName } from '../../ui/icons.ts';
import { paths } from '../paths.ts';
import { navigate } from '../router.ts';
import { navigation, routes } from '../routes.ts';
import { switchTheme } from '../theme.ts';
import { askToStop } from './kill-switch.tsx';

export type Command = {
  id: string;
  group: string;
  label: string;
  icon: IconName;
  note?: string;
  keys?: string;
  href?: string;
  run: () => void;
};
export type Found = readonly (readonly [group: string, commands: readonly Command[]])[];

const MOST_PER_GROUP = 6;

const place = (command: Omit<Command, 'run'> & { href: string }): Command => ({
  ...command,
  run: () => navigate(command.href),
});

function matches(command: Command, words: string): boolean {
  const label = command.label.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.includes(word));
}

/** The commands whose labels hold every word, by group, the best first. */
export function find(commands: readonly Command[], words: string): Found {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    if (words && !matches(command, words)) continue;
    const group = groups.get(command.group) ?? [];
    if (group.length < MOST_PER_GROUP) groups.set(command.group, [...group, command]);
  }
  return [...groups];
}

function actions(stopped: boolean): Command[] {
  return [
    { id: 'theme', group: 'Do', label: 'Switch theme', icon: 'moon', keys: 't', run: switchTheme },
    {
      id: 'stop',
      group: 'Do',
      label: stopped ? 'Start nudges again' : 'Stop all nudges',
      icon: 'power',
      run: askToStop,
    },
  ];
}

/** Everything one can jump to or do, for what has been typed. */
export function useCommands(words: string): readonly Command[] {
  const campaigns = useCampaigns();
  const policy = usePolicy();
  return useMemo(() => {
    const pages = navigation.map((item) =>
      place({
        id: `page-${item.place}`,
        group: 'Go to',
        label: item.label,
        icon: item.icon,
        keys: `g ${item.key}`,
        href: item.href,
      }),
    );
    const hasPage = (path: string) => routes.some((route) => route.path === path);
    const named = (hasPage('/campaigns/:id') ? (campaigns.data?.campaigns ?? []) : []).map((campaign) =>
      place({
        id: `campaign-${campaign.id}`,
        group: 'Campaigns',
        label: campaign.name,
        icon: 'campaigns',
        note: campaign.status,
        href: paths.campaign(campaign.id),
      }),
    );
    const account =
      words && hasPage('/accounts/:id')
        ? [
            place({
              id: 'account',
              group: 'Accounts',
              label: `Open account ${words}`,
              icon: 'accounts',
              href: paths.account(words),
            }),
          ]
        : [];
    return [...(words ? named : []), ...pages, ...actions(policy.data?.stopped ?? false), ...account];
  }, [words, campaigns.data, policy.data]);
}
