import { computed, signal } from '@preact/signals';
import { BASE } from './paths.ts';

/** Parts of the view that go along from page to page. */
const STICKY = ['env', 'period'];

const here = signal(new URL(location.href));

/** The page's path below the base, without a trailing slash: "/campaigns/c1". */
export const path = computed(() => here.value.pathname.slice(BASE.length).replace(/\/+$/, '') || '/');

/** The query of the address: the whole view is held in it. */
export const query = computed(() => here.value.searchParams);

function go(url: URL, replace: boolean): void {
  if (url.href === here.value.href) return;
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  const moved = url.pathname !== here.value.pathname;
  here.value = url;
  if (moved && !replace) window.scrollTo(0, 0);
}

/** Goes to an address of ours; environment and period come along. */
export function navigate(to: string, { replace = false } = {}): void {
  const url = new URL(to, location.origin);
  for (const name of STICKY) {
    const value = here.value.searchParams.get(name);
    if (value !== null && !url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  go(url, replace);
}

/** Changes parts of the query; `null` or an empty string takes one away. */
export function setQuery(changes: Readonly<Record<string, string | null>>, { replace = true } = {}): void {
  const url = new URL(here.value);
  for (const [name, value] of Object.entries(changes)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  go(url, replace);
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (
    !link ||
    link.getAttribute('href')?.startsWith('#') ||
    link.target ||
    link.hasAttribute('download') ||
    link.origin !== location.origin
  )
    return;
  if (link.pathname !== BASE && !link.pathname.startsWith(`${BASE}/`)) return;
  event.preventDefault();
  navigate(link.href);
}

/** Listens to links and to the back button; returns its undo. */
export function startRouter(): () => void {
  const onPop = () => {
    here.value = new URL(location.href);
  };
  document.addEventListener('click', onClick);
  window.addEventListener('popstate', onPop);
  return () => {
    document.removeEventListener('click', onClick);
    window.removeEventListener('popstate', onPop);
  };
}
