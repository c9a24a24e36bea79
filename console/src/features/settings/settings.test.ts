import { defaultPolicy } from '@uptier/shared/contracts/policy.ts';
import { expect, test } from 'vitest';
import { detailWords, whatWords, whoWords } from './audit-words.ts';
import { POLICY_GROUPS } from './policy-fields.ts';
import { readRoles, rebased, shownRoles } from './policy-written.ts';
import { npmLines, pinnedLines, tagLines } from './snippets.ts';

test('every number of the policy is written where it is read', () => {
  for (const { path, read, write } of POLICY_GROUPS.flatMap(({ fields }) => fields)) {
    const changed = write(defaultPolicy, 42);
    expect(read(changed), path).toBe(42);
    expect(write(changed, read(defaultPolicy)), path).toEqual(defaultPolicy);
  }
});

test('the lines to install carry the real key and address', () => {
  for (const lines of [npmLines, tagLines]) {
    const text = lines('pk_1', 'https://up.example');
    expect(text.split('\n')).toHaveLength(5);
    expect(text).toContain('pk_1');
    expect(text).toContain('https://up.example');
  }
});

test('the pinned lines name the version, its hash, and what the browser needs to check it', () => {
  const text = pinnedLines('pk_1', 'https://up.example', { version: '1.2.3', integrity: 'sha384-abc' });
  expect(text).toContain('src="https://up.example/sdk/1.2.3/uptier.js"');
  expect(text).toContain('integrity="sha384-abc"');
  expect(text).toContain('crossorigin="anonymous"');
  expect(text).toContain('data-key="pk_1"');
});

test('an audit entry reads as a sentence', () => {
  const members = [{ id: 'm1', name: 'Dana', email: 'd@x', role: 'owner' as const }];
  expect(whoWords('member:m1', members)).toBe('Dana');
  expect(whoWords('member:gone', members)).toBe('a member who left');
  expect(whoWords('demo', members)).toBe('demo');
  expect(whatWords('campaign.publish')).toBe('Published a campaign');
  expect(whatWords('account.unmuted')).toBe('Unmuted an account');
  expect(detailWords({ id: 'c1', version: 4 }, () => 'Report runs')).toBe('Report runs, version 4');
  expect(detailWords({ version: 2, stopped: false }, () => null)).toBe('version 2, not stopped');
});

test('what was written stays on the version it was made from while another one changed the rules', () => {
  const base = { ...defaultPolicy, version: 3 };
  const mine = { ...base, snoozeDays: 9 };
  const theirs = { ...base, version: 4, holdout: 0.2 };
  expect(rebased({ base, policy: base }, theirs)).toEqual({ base: theirs, policy: theirs });
  expect(rebased({ base, policy: mine }, theirs)).toEqual({ base, policy: mine });
  const stopped = { ...base, version: 4, stopped: true };
  expect(rebased({ base, policy: mine }, stopped)).toEqual({ base: stopped, policy: mine });
  expect(rebased({ base: theirs, policy: theirs }, base)).toEqual({ base: theirs, policy: theirs });
});

test('a comma or a blank at the end of the roles stays as it is typed', () => {
  const roles = readRoles('owner, account ');
  expect(roles).toEqual(['owner', 'account']);
  expect(shownRoles('owner, account ', roles)).toBe('owner, account ');
  expect(shownRoles('owner,', ['owner'])).toBe('owner,');
  expect(shownRoles('owner,', ['admin', 'billing'])).toBe('admin, billing');
});
