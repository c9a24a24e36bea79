import { BASE, paths } from '../../app/paths.ts';

/** Where to go after signing in: only ever a page of this console. */
export function nextOf(wanted: string | null): string {
  const isOurs =
    wanted !== null && (wanted === BASE || wanted.startsWith(`${BASE}/`)) && !wanted.startsWith(paths.signIn());
  return isOurs ? wanted : paths.overview();
}
