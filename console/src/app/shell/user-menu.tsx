import type { Me } from '../../api/workspace.ts';
import { Menu } from '../../ui/menu.tsx';
import { signOut } from '../auth.ts';
import { paths } from '../paths.ts';
import { openShortcuts } from './shortcut-list.tsx';

const initials = (name: string) =>
  name
    .split(/[\s@.]+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('');

async function leave() {
  await signOut();
  // A fresh page, so that nothing read for one person is left for the next.
  location.assign(paths.signIn());
}

/** Who is signed in, and the way out. */
export function UserMenu({ me }: { me: Me }) {
  const name = me.user.name || me.user.email;
  return (
    <Menu
      look="who"
      items={[
        { id: 'shortcuts', label: 'Keyboard shortcuts', icon: 'help', hint: '?' },
        { id: 'leave', label: 'Sign out', icon: 'sign-out' },
      ]}
      onSelect={(id) => (id === 'leave' ? void leave() : openShortcuts())}
    >
      <span class="face" aria-hidden="true">
        {initials(name)}
      </span>
      <span class="med">
        {name}
        <small>{me.role.charAt(0).toUpperCase() + me.role.slice(1)}</small>
      </span>
    </Menu>
  );
}
