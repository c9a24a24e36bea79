import { useShortcuts } from './shortcuts.ts';

const ROWS = 'main tbody tr[tabindex]';

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const here = rows.findIndex((row) => row.matches(':focus'));
  rows[here < 0 ? 0 : Math.min(Math.max(here + by, 0), rows.length - 1)]?.focus();
}

/** J and K walk the rows of the page from wherever one is; `/` goes to its search field. */
export function useRowKeys(searchId?: string): void {
  useShortcuts([
    { keys: 'j', label: 'Next row', group: 'This page', run: () => step(1) },
    { keys: 'k', label: 'Row before', group: 'This page', run: () => step(-1) },
    ...(searchId
      ? [
          {
            keys: '/',
            label: 'Search this page',
            group: 'This page' as const,
            run: () => document.getElementById(searchId)?.focus(),
          },
        ]
      : []),
  ]);
}
