import { expect, test } from 'vitest';
import { type Command, find } from './find.ts';

const command = (group: string, label: string): Command => ({
  id: label,
  group,
  label,
  icon: 'info',
  run: () => undefined,
});
const commands = [
  command('Campaigns', 'Report runs to Pro'),
  command('Campaigns', 'Seats for the team'),
  command('Go to', 'Overview'),
  command('Do', 'Stop all nudges'),
];
const labels = (words: string) =>
  find(commands, words).map(([group, found]) => [group, found.map(({ label }) => label)]);

test('every word has to stand in the label, in any order and case', () => {
  expect(labels('PRO report')).toEqual([['Campaigns', ['Report runs to Pro']]]);
  expect(labels('pro seats')).toEqual([]);
});

test('without words everything is offered, in groups', () => {
  expect(labels('').map(([group]) => group)).toEqual(['Campaigns', 'Go to', 'Do']);
});

test('a group shows six at most', () => {
  const many = Array.from({ length: 9 }, (_, index) => command('Campaigns', `Campaign ${index}`));
  expect(find(many, 'campaign')[0]?.[1]).toHaveLength(6);
});
