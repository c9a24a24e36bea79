import type { ThemeValues } from './view.ts';

/** The names of the ready themes. */
export type ThemeName = 'neutral' | 'slate' | 'indigo' | 'forest' | 'rounded' | 'compact';

/**
 * Ready themes: sets of the ten names, light and dark in one, that follow the `color-scheme` where they stand. Spread one
 * to change a name of it.
 *
 * @example createUptier({ key, host, theme: { ...themes.slate, accent: '#0f766e' } })
 */
export const themes: Record<ThemeName, Required<Omit<ThemeValues, 'scheme'>>> = {
  neutral: {
    accent: 'light-dark(#18181b, #fafafa)',
    onAccent: 'light-dark(#fafafa, #18181b)',
    surface: 'light-dark(#ffffff, #18181b)',
    text: 'light-dark(#18181b, #fafafa)',
    muted: 'light-dark(#5f5f68, #a9a9b2)',
    line: 'light-dark(#e4e4e7, #303036)',
    warn: 'light-dark(#b45309, #f0b429)',
    bad: 'light-dark(#b91c1c, #f87171)',
    radius: '8px',
    font: 'inherit',
  },
  slate: {
    accent: 'light-dark(#0f5fc4, #7cb8ff)',
    onAccent: 'light-dark(#ffffff, #06203f)',
    surface: 'light-dark(#ffffff, #1b2432)',
    text: 'light-dark(#0f172a, #eef2f7)',
    muted: 'light-dark(#4d5b70, #aab6c6)',
    line: 'light-dark(#dde3ea, #334155)',
    warn: 'light-dark(#a65d00, #f0b429)',
    bad: 'light-dark(#b4232a, #fb8585)',
    radius: '6px',
    font: 'inherit',
  },
  indigo: {
    accent: 'light-dark(#4f46e5, #a5b0ff)',
    onAccent: 'light-dark(#ffffff, #14124a)',
    surface: 'light-dark(#ffffff, #1c1b2b)',
    text: 'light-dark(#1b1a2e, #efeefa)',
    muted: 'light-dark(#5a586f, #b2b0c8)',
    line: 'light-dark(#e3e2ef, #36344d)',
    warn: 'light-dark(#a65d00, #f2b84b)',
    bad: 'light-dark(#b4232a, #fb8a8a)',
    radius: '10px',
    font: 'inherit',
  },
  forest: {
    accent: 'light-dark(#0b6b4f, #5cd0a5)',
    onAccent: 'light-dark(#ffffff, #04261b)',
    surface: 'light-dark(#fffefb, #18211d)',
    text: 'light-dark(#17201c, #ecf2ee)',
    muted: 'light-dark(#51605a, #abbab2)',
    line: 'light-dark(#e2e4dc, #2f3d36)',
    warn: 'light-dark(#9a5b00, #ebb54d)',
    bad: 'light-dark(#b02a21, #f58b80)',
    radius: '8px',
    font: 'inherit',
  },
  rounded: {
    accent: 'light-dark(#b3266b, #f59ac4)',
    onAccent: 'light-dark(#ffffff, #3b0a22)',
    surface: 'light-dark(#ffffff, #241a20)',
    text: 'light-dark(#231820, #f8eff4)',
    muted: 'light-dark(#685661, #c3afba)',
    line: 'light-dark(#eee3e9, #42313a)',
    warn: 'light-dark(#a15c00, #f2b84b)',
    bad: 'light-dark(#b4232a, #fb8a8a)',
    radius: '22px',
    font: 'inherit',
  },
  compact: {
    accent: 'light-dark(#1f5a8a, #83bde8)',
    onAccent: 'light-dark(#ffffff, #07233a)',
    surface: 'light-dark(#fbfbfa, #202224)',
    text: 'light-dark(#202224, #ebebe9)',
    muted: 'light-dark(#585c60, #b0b3b6)',
    line: 'light-dark(#d4d5d3, #3d4043)',
    warn: 'light-dark(#965800, #e6b048)',
    bad: 'light-dark(#a92820, #f08a80)',
    radius: '3px',
    font: 'inherit',
  },
};
