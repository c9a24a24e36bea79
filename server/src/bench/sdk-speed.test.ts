import { expect, test } from 'vitest';
import { peerTable } from './sdk-peers.ts';
import { speedTable } from './sdk-speed.ts';

test('every reading stands beside its target, with its spread', () => {
  const lines = speedTable([
    { start: 4, after: 20, track: 0.1, paint: 30 },
    { start: 6, after: 22, track: 0.3, paint: 50 },
    { start: 5, after: 21, track: 0.2, paint: 40 },
  ]);
  expect(lines[2]).toMatch(/identify +5 +4 – 5 – 6 +≤ 8$/);
  expect(lines[3]).toMatch(/live chunk +21 +20 – 21 – 22 +–$/);
  expect(lines[4]).toMatch(/0\.2 +0\.1 – 0\.2 – 0\.3 +≤ 0\.2$/);
  expect(lines[5]).toMatch(/40 +30 – 40 – 50 +≤ 50$/);
});

test('peers are measured against our core', () => {
  const lines = peerTable(
    [{ name: 'core', bytes: 10_000, zippedBytes: 5000 }],
    [{ name: 'peer', bytes: 1, zippedBytes: 8000 }],
  );
  expect(lines[2]).toMatch(/^core \(baseline\) +5,000 +1 × +10,000$/);
  expect(lines[3]).toMatch(/^peer +8,000 +1.6 × +1$/);
});
