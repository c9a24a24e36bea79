import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { Direction } from './host-page.ts';
import type { SceneName } from './story.ts';

/** One picture of the sheet: a window of this size with these nudges open. */
export interface Scene {
  name: string;
  width: number;
  height: number;
  /** What is open, and in which of the page's spots; null is over the page. */
  open: readonly { story: SceneName; surface: Surface; at: string | null }[];
  top?: string;
  page?: (dir: Direction) => string;
  isBare?: boolean;
}

const meterNames = {
  ltr: { seats: 'Seats', exports: 'Exports' },
  rtl: { seats: 'المقاعد', exports: 'عمليات التصدير' },
} as const;

const meters = (dir: Direction): string =>
  `<uptier-meter limit="seats" label="${meterNames[dir].seats}"></uptier-meter><div id="meter"></div><uptier-meter limit="exports" label="${meterNames[dir].exports}"></uptier-meter>`;

/** Side by side they fill a panel of 1,936 by 992 pixels. */
export const scenes: readonly Scene[] = [
  {
    name: 'warning',
    width: 962,
    height: 150,
    open: [{ story: 'warning', surface: 'banner', at: '#top' }],
    top: '<div id="top" style="min-height: 54px"></div>',
    isBare: true,
  },
  {
    name: 'pitch',
    width: 962,
    height: 150,
    open: [{ story: 'pitch', surface: 'banner', at: '#top' }],
    top: '<div id="top" style="min-height: 54px"></div>',
    isBare: true,
  },
  { name: 'modal', width: 540, height: 830, open: [{ story: 'modal', surface: 'modal', at: null }] },
  {
    name: 'paywall',
    width: 480,
    height: 830,
    open: [{ story: 'paywall', surface: 'paywall', at: '#wall' }],
    page: () => '<div id="wall"></div>',
    isBare: true,
  },
  {
    name: 'card',
    width: 460,
    height: 830,
    open: [
      { story: 'ask', surface: 'card', at: '#ask' },
      { story: 'card', surface: 'card', at: '#card' },
    ],
    page: () => '<div id="ask"></div><div id="card"></div>',
    isBare: true,
  },
  {
    name: 'tooltip',
    width: 420,
    height: 240,
    open: [{ story: 'tooltip', surface: 'tooltip', at: '#tip' }],
    isBare: true,
  },
  { name: 'toast', width: 420, height: 180, open: [{ story: 'toast', surface: 'toast', at: null }], isBare: true },
  {
    name: 'meter',
    width: 420,
    height: 386,
    open: [{ story: 'meter', surface: 'meter', at: '#meter' }],
    page: meters,
    isBare: true,
  },
];
