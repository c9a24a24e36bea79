import { expect, test } from 'vitest';
import { contrast, type Rgb } from './contrast.ts';
import { themes } from './themes.ts';

const rgbOf = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16) / 255,
  Number.parseInt(hex.slice(3, 5), 16) / 255,
  Number.parseInt(hex.slice(5, 7), 16) / 255,
];

function pick(value: string, scheme: 'light' | 'dark'): Rgb {
  const [light = '', dark = ''] = value.match(/#[\da-f]{6}/g) ?? [];
  return rgbOf(scheme === 'light' ? light : dark);
}

test('contrast is that of the guidelines', () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 5);
  expect(contrast(rgbOf('#767676'), [1, 1, 1])).toBeCloseTo(4.54, 2);
  expect(contrast([1, 1, 1], rgbOf('#777777'))).toBeCloseTo(4.48, 2);
});

const cases = Object.keys(themes).flatMap((name) => [[name, 'light'] as const, [name, 'dark'] as const]);

test.each(cases)('%s, %s: every text of it can be read', (name, scheme) => {
  const theme = Object.entries(themes).find(([known]) => known === name)?.[1];
  if (!theme) throw new Error(`no theme ${name}`);
  const of = (key: keyof typeof theme): Rgb => pick(theme[key], scheme);
  for (const front of ['text', 'muted', 'accent'] as const)
    expect(contrast(of(front), of('surface')), front).toBeGreaterThanOrEqual(4.5);
  expect(contrast(of('onAccent'), of('accent')), 'onAccent').toBeGreaterThanOrEqual(4.5);
  for (const mark of ['warn', 'bad'] as const)
    expect(contrast(of(mark), of('surface')), mark).toBeGreaterThanOrEqual(3);
});
