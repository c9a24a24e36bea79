import type { Me } from '../../api/workspace.ts';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/stair.tsx';
import { navigation, type Place } from '../routes.ts';
import { KillSwitch } from './kill-switch.tsx';
import { UserMenu } from './user-menu.tsx';

/** The navigation at the left: places, the switch that stops every nudge, who is signed in. */
export function Side({ here, me }: { here: Place | null; me: Me }) {
  return (
    <nav class="side" aria-label="Main">
      <div class="brand">
        <Mark />
        <span>
          <b>{me.workspace?.name ?? 'Uptier'}</b>
          {me.workspace && <small>Uptier</small>}
        </span>
      </div>
      <div class="nav">
        {navigation.map((item) => (
          <a key={item.place} href={item.href} aria-current={here === item.place ? 'page' : undefined}>
            <Icon name={item.icon} />
            {item.label}
          </a>
        ))}
      </div>
      <div class="end">
        <KillSwitch />
        <UserMenu me={me} />
      </div>
    </nav>
  );
}

/** The same places as tabs at the bottom of a small screen. */
export function TabBar({ here }: { here: Place | null }) {
  return (
    <nav class="tabbar" aria-label="Main, small screens">
      {navigation.map((item) => (
        <a key={item.place} href={item.href} aria-current={here === item.place ? 'page' : undefined}>
          <Icon name={item.icon} />
          {item.label}
        </a>
      ))}
    </nav>
  );
}
