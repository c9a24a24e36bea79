import type { TraceRow } from '@uptier/shared/contracts/decision.ts';
import { expect, test } from 'vitest';
import { furthest, readAsk } from './question.ts';

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
