import type { ComponentType } from 'preact';
import type { IconName } from '../ui/icons.ts';
import type { PageProps } from './page-props.ts';
import { paths } from './paths.ts';

type Page = ComponentType<PageProps>;

/** A page of the signed-in console. `hasPeriod`: the bar offers the period its numbers are counted in. */
export type Route = { path: string; title: string; nav: Place; hasPeriod?: boolean; load: () => Promise<Page> };
export type Place = 'overview' | 'campaigns' | 'conversion' | 'accounts' | 'catalog' | 'settings';

/** The first match wins. */
export const routes: readonly Route[] = [
  {
    path: '/',
    title: 'Overview',
    nav: 'overview',
    hasPeriod: true,
    load: async () => (await import('../features/overview/page.tsx')).OverviewPage,
  },
  {
    path: '/conversion',
    title: 'Conversion',
    nav: 'conversion',
    hasPeriod: true,
    load: async () => (await import('../features/conversion/page.tsx')).ConversionPage,
  },
  {
    path: '/campaigns',
    title: 'Campaigns',
    nav: 'campaigns',
    hasPeriod: true,
    load: async () => (await import('../features/campaigns/list-page.tsx')).CampaignsPage,
  },
  {
    path: '/campaigns/new',
    title: 'New campaign',
    nav: 'campaigns',
    load: async () => (await import('../features/campaigns/new-page.tsx')).NewCampaignPage,
  },
  {
    path: '/campaigns/:id',
    title: 'Campaign',
    nav: 'campaigns',
    hasPeriod: true,
    load: async () => (await import('../features/campaigns/results-page.tsx')).CampaignPage,
  },
  {
    path: '/campaigns/:id/edit',
    title: 'Editor',
    nav: 'campaigns',
    load: async () => (await import('../features/campaigns/editor/page.tsx')).EditorPage,
  },
  {
    path: '/accounts',
    title: 'Accounts',
    nav: 'accounts',
    load: async () => (await import('../features/accounts/list-page.tsx')).AccountsPage,
  },
  {
    path: '/accounts/:id',
    title: 'Account',
    nav: 'accounts',
    load: async () => (await import('../features/accounts/page.tsx')).AccountPage,
  },
  {
    path: '/catalog',
    title: 'Catalog',
    nav: 'catalog',
    load: async () => (await import('../features/catalog/page.tsx')).CatalogPage,
  },
  {
    path: '/settings',
    title: 'Settings',
    nav: 'settings',
    load: async () => (await import('../features/settings/page.tsx')).SettingsPage,
  },
  {
    path: '/settings/:section',
    title: 'Settings',
    nav: 'settings',
    load: async () => (await import('../features/settings/page.tsx')).SettingsPage,
  },
];

type NavItem = { place: Place; label: string; icon: IconName; href: string; key: string };

const places: readonly NavItem[] = [
  { place: 'overview', label: 'Overview', icon: 'overview', href: paths.overview(), key: 'o' },
  { place: 'campaigns', label: 'Campaigns', icon: 'campaigns', href: paths.campaigns(), key: 'c' },
  { place: 'conversion', label: 'Conversion', icon: 'conversion', href: paths.conversion(), key: 'v' },
  { place: 'accounts', label: 'Accounts', icon: 'accounts', href: paths.accounts(), key: 'a' },
  { place: 'catalog', label: 'Catalog', icon: 'catalog', href: paths.catalog(), key: 't' },
  { place: 'settings', label: 'Settings', icon: 'settings', href: paths.settings(), key: 's' },
];

/** The navigation: every place that has a page. */
export const navigation: readonly NavItem[] = places.filter(({ place }) => routes.some((route) => route.nav === place));
