import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { useMemo } from 'preact/hooks';
import { useAccountsNamed } from '../../api/account-search.ts';
import type { AccountRow } from '../../api/accounts.ts';
import { type Environment, useCampaigns, useCatalog, usePolicy } from '../../api/workspace.ts';
import { useSettled } from '../../ui/settled.ts';
import { switchEnvironment, useChosenEnvironment } from '../environment.ts';
import { paths } from '../paths.ts';
import { navigate } from '../router.ts';
import { navigation, routes } from '../routes.ts';
import { switchTheme } from '../theme.ts';
import type { Command } from './find.ts';
import { askToStop } from './kill-switch.tsx';

const MOST_ACCOUNTS = 5;

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

const pages: readonly Command[] = navigation.map(({ place: id, label, icon, key, href }) =>
  place({ id: `page-${id}`, group: 'Go to', label, icon, keys: `g ${key}`, href }),
);

const hasPage = (path: string) => routes.some((route) => route.path === path);

function campaignsNamed(campaigns: readonly Campaign[]): Command[] {
  if (!hasPage('/campaigns/:id')) return [];
  return campaigns.map(({ id, name, status }) =>
    place({
      id: `campaign-${id}`,
      group: 'Campaigns',
      label: name,
      icon: 'campaigns',
      note: status,
      href: paths.campaign(id),
    }),
  );
}

/** Found by the server, which also looks at ids. */
function accountsFound(accounts: readonly AccountRow[], catalog: Catalog | undefined): Command[] {
  const tierOf = (id: string | null) => catalog?.tiers.find((tier) => tier.id === id)?.name ?? id;
  return accounts.map(({ id, name, tier, readiness }) => {
    const score = readiness.score === null ? null : `readiness ${Math.round(readiness.score)}`;
    const note = [tierOf(tier), score].filter(Boolean).join(' · ');
    const href = paths.account(id);
    return place({
      id: `account-${id}`,
      group: 'Accounts',
      label: name ?? id,
      icon: 'accounts',
      note,
      href,
      isFound: true,
    });
  });
}

const lookAt = ({ id, name }: Environment): Command => ({
  id: `environment-${id}`,
  group: 'Environment',
  label: `Look at ${name}`,
  icon: 'catalog',
  run: () => switchEnvironment(id),
});

/** Everything one can jump to or do, for what has been typed. */
export function useCommands(words: string): readonly Command[] {
  const campaigns = useCampaigns().data?.campaigns;
  const catalog = useCatalog().data;
  const stopped = usePolicy().data?.stopped ?? false;
  const searched = useSettled(words.trim());
  const accounts = useAccountsNamed(hasPage('/accounts/:id') ? searched : '', MOST_ACCOUNTS).data?.accounts;
  const { environments, chosen } = useChosenEnvironment();
  return useMemo(() => {
    const others = environments.filter(({ id }) => id !== chosen?.id).map(lookAt);
    const typed = words ? [...accountsFound(accounts ?? [], catalog), ...campaignsNamed(campaigns ?? [])] : [];
    return [...typed, ...pages, ...actions(stopped), ...others];
  }, [words, accounts, catalog, campaigns, stopped, environments, chosen]);
}
