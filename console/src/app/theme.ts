import { effect, signal } from '@preact/signals';

type Theme = 'light' | 'dark';
const KEY = 'uptier.theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');

const stored = (): Theme | null => {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : null;
};

const chosen = signal<Theme | null>(stored());
const systemDark = signal(system.matches);

/** The theme on screen. */
export const isDark = (): boolean => (chosen.value ?? (systemDark.value ? 'dark' : 'light')) === 'dark';

/** Switches to the other theme; choosing the system's own follows the system again. */
export function switchTheme(): void {
  const next: Theme = isDark() ? 'light' : 'dark';
  chosen.value = next === (systemDark.value ? 'dark' : 'light') ? null : next;
}

/** Keeps <html> and storage in step; returns its undo. */
export function startTheme(): () => void {
  const onSystem = () => {
    systemDark.value = system.matches;
  };
  system.addEventListener('change', onSystem);
  const stop = effect(() => {
    if (chosen.value) document.documentElement.setAttribute('data-theme', chosen.value);
    else document.documentElement.removeAttribute('data-theme');
    if (chosen.value) localStorage.setItem(KEY, chosen.value);
    else localStorage.removeItem(KEY);
  });
  return () => {
    stop();
    system.removeEventListener('change', onSystem);
  };
}
