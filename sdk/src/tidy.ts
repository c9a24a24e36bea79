import type { Storage } from './storage.ts';

/** Support staff see the pages of thousands of accounts: the page's own storage must not fill up with what was last known of each. */
const MOST = 40;

/** Forgets what was last known (`s:`) and asked for (`m:`) by everybody else, once they are many. */
export function tidy({ keys, remove }: Storage, who: string): void {
  const others = keys().filter((key) => /^[ms]:/.test(key) && key.slice(2) !== who);
  if (others.length > MOST) others.forEach(remove);
}
