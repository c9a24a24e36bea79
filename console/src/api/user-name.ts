import type { User } from '@uptier/shared/contracts/account.ts';

const textOf = (user: User | undefined, trait: string): string | null => {
  const value = user?.traits[trait];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** What to call a user: by name, else by e-mail, else by id. */
export function nameOf(users: readonly User[], id: string): string {
  const user = users.find((each) => each.id === id);
  return textOf(user, 'name') ?? textOf(user, 'email') ?? id;
}

/** "Priya Raman (member)" */
export function nameWithRole(users: readonly User[], id: string): string {
  const role = textOf(
    users.find((each) => each.id === id),
    'role',
  );
  return role ? `${nameOf(users, id)} (${role})` : nameOf(users, id);
}
