import { describe, expect, it } from 'vitest';
import { type Verdict, type VerdictFacts, verdict } from './verdict.ts';

const fits = { pValue: 0.4, isMismatch: false };
const arms = [
  { mature: 500, enteredPerDay: 50 },
  { mature: 300, enteredPerDay: 10 },
];
const facts: VerdictFacts = { sampleRatio: fits, interval: [-0.01, 0.03], plannedPerArm: 683, arms };

describe('verdict', () => {
  it.each<[string, Partial<VerdictFacts>, Verdict]>([
    ['an interval above 0 is working', { interval: [0.001, 0.03] }, { kind: 'working' }],
    ['an interval below 0 is hurting', { interval: [-0.03, -0.001] }, { kind: 'hurting' }],
    ['a bound at 0 still holds 0', { interval: [0, 0.03] }, { kind: 'more-days', days: 39 }],
    ['the slower arm sets the days', {}, { kind: 'more-days', days: 39 }],
    ['the planned size reached in each arm', { plannedPerArm: 300 }, { kind: 'no-sign-of-lift' }],
    ['one arm short of the plan', { plannedPerArm: 301 }, { kind: 'more-days', days: 1 }],
    ['no variance seen, size reached', { interval: null, plannedPerArm: 300 }, { kind: 'no-sign-of-lift' }],
    ['working before the planned size', { interval: [0.01, 0.02], plannedPerArm: 9000 }, { kind: 'working' }],
  ])('%s', (_, change, expected) => {
    expect(verdict({ ...facts, ...change })).toEqual(expected);
  });

  it('a sample mismatch comes before all others', () => {
    const sampleRatio = { pValue: 1e-6, isMismatch: true };
    expect(verdict({ ...facts, interval: [0.01, 0.02], sampleRatio })).toEqual({
      kind: 'sample-mismatch',
      pValue: 1e-6,
    });
    expect(verdict({ ...facts, plannedPerArm: 1, sampleRatio })).toEqual({ kind: 'sample-mismatch', pValue: 1e-6 });
  });

  it('tells no number of days without a plan or without recent exposures', () => {
    const unknown = { kind: 'more-days', days: null };
    expect(verdict({ ...facts, plannedPerArm: null })).toEqual(unknown);
    expect(verdict({ ...facts, arms: [] })).toEqual(unknown);
    expect(verdict({ ...facts, arms: [{ mature: 5, enteredPerDay: 0 }] })).toEqual(unknown);
  });

  it('an untested split does not stop the verdict', () => {
    expect(verdict({ ...facts, sampleRatio: null, interval: [0.01, 0.02] })).toEqual({ kind: 'working' });
  });
});
