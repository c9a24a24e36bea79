import { useMemo } from 'preact/hooks';
import { useCampaigns, usePolicy } from '../../api/workspace.ts';
import { switchEnvironment, useChosenEnvironment } from '../environment.ts';
import { paths } from '../paths.ts';
import { navigate } from '../router.ts';
import { navigation, routes } from '../routes.ts';
import { switchTheme } from '../theme.ts';
import type { Command } from './find.ts';
import { askToStop } from './kill-switch.tsx';

const place = (command: Omit<Command, 'run'> & { href: string }): Command => ({
  ...command,
  run: () => navigate(command.href),
});

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
  const { environments, chosen } = useChosenEnvironment();
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
    const others = environments
      .filter((environment) => environment.id !== chosen?.id)
      .map(
        (environment): Command => ({
          id: `environment-${environment.id}`,
          group: 'Environment',
          label: `Look at ${environment.name}`,
          icon: 'catalog',
          run: () => switchEnvironment(environment.id),
        }),
      );
    return [...(words ? named : []), ...pages, ...actions(policy.data?.stopped ?? false), ...others, ...account];
  }, [words, campaigns.data, policy.data, environments, chosen]);
}
