import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Mark } from '../../ui/stair.tsx';
import { switchEnvironment, useChosenEnvironment } from '../environment.ts';
import type { Route } from '../routes.ts';
import { isDark, switchTheme } from '../theme.ts';
import { pageTitle } from '../title.ts';
import { openPalette } from './palette.tsx';
import { PeriodPick } from './period-pick.tsx';

function Crumbs({ route }: { route: Route | null }) {
  const title = pageTitle();
  const crumbs = title?.crumbs ?? [];
  return (
    <div class="crumb">
      {crumbs.map((crumb) => (
        <>
          <a key={crumb.href} href={crumb.href}>
            {crumb.label}
          </a>
          <Icon name="chevron-right" small />
        </>
      ))}
      <span>{title?.text ?? route?.title ?? 'Not found'}</span>
    </div>
  );
}

function EnvironmentPick() {
  const { environments, chosen } = useChosenEnvironment();
  if (!chosen) return null;
  const options = environments.map(({ id, name }) => ({ value: id, label: name }));
  return <Pick label="Environment" look="pick tall" value={chosen.id} options={options} onChange={switchEnvironment} />;
}

/** Where one is, and what is the same on every page: search, period, environment, theme. */
export function PageBar({ route }: { route: Route | null }) {
  return (
    <header class="bar">
      <span class="only-s">
        <Mark />
      </span>
      <Crumbs route={route} />
      <div class="end">
        <button type="button" class="find" onClick={openPalette} aria-label="Search or jump to" aria-keyshortcuts="/">
          <Icon name="search" />
          <span>Search or jump to…</span>
          <kbd>/</kbd>
        </button>
        {route?.hasPeriod && (
          <span class="hide-s">
            <PeriodPick />
          </span>
        )}
        <span class="hide-s">
          <EnvironmentPick />
        </span>
        <IconButton
          icon={isDark() ? 'sun' : 'moon'}
          label={isDark() ? 'Switch to light' : 'Switch to dark'}
          onClick={switchTheme}
        />
      </div>
    </header>
  );
}
