import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { TraceRow } from '@uptier/shared/contracts/decision.ts';
import { expect, test } from 'vitest';
import { firstAsk, furthest, readAsk } from './question.ts';

const row = (campaignId: string, gate: TraceRow['gate'], passed = false): TraceRow => ({
  ...{ campaignId, gate, passed },
  code: 'x',
  saw: {},
});

test('an ask is read back into what the page asks, also with blanks in it', () => {
  expect(readAsk('placement my page')).toEqual({ placement: 'my page' });
  expect(readAsk('feature sso')).toEqual({ feature: 'sso' });
  expect(readAsk('')).toEqual({});
});

test('the campaign that came furthest is looked at first', () => {
  expect(furthest([row('a', 'path'), row('b', 'fatigue'), row('c', 'adoption')])).toBe('b');
  expect(furthest([row('a', 'variant'), row('b', null, true)])).toBe('b');
  expect(furthest([])).toBe(null);
});

const campaign = (of: Partial<Campaign>): Campaign => ({
  ...{ id: 'c', name: 'c', kind: 'upgrade', status: 'live', version: 1, publishedVersion: 1, priority: 0, holdout: 0 },
  ...{
    trigger: { kind: 'placement', placement: 'home' },
    audience: { all: [] },
    variants: [],
    goal: { windowDays: 30 },
  },
  guardrails: { buyersOnly: false, adoptionThreshold: 0, preferredWindowOnly: false, caps: {}, clocks: {} },
  ...of,
});

test('the moment asked about first is one that a live campaign waits for where the account stands', () => {
  const higher = campaign({ path: { from: 'pro', to: 'top' } });
  const lesson = campaign({ kind: 'adoption', trigger: { kind: 'event', name: 'report.made' } });
  const pitch = campaign({ path: { from: 'starter', to: 'pro' }, trigger: { kind: 'feature', feature: 'sso' } });
  const warning = campaign({ kind: 'limit-warning', trigger: { kind: 'limit', limit: 'runs', thresholds: [80] } });
  expect(firstAsk([higher, lesson, pitch, warning], 'starter')).toBe('feature sso');
  expect(firstAsk([higher, lesson, warning], 'starter')).toBe('event report.made');
  expect(firstAsk([higher, campaign({ status: 'paused' }), warning], 'starter')).toBe('');
});
