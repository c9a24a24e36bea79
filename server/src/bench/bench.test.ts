import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../config.ts';
import { openSignIn } from '../store/sqlite/sign-in.ts';
import { createSqliteStore } from '../store/store.ts';
import { runBench } from './bench.ts';
import type { OpenedDeps } from './load/place.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function open(): Promise<OpenedDeps> {
  const [store, signIn] = [createSqliteStore(':memory:'), openSignIn(':memory:')];
  const close = async () => {
    signIn.close();
    await store.close();
  };
  onTestFinished(close);
  const outside = { now: Date.now, random: Math.random, config: readConfig({}), log: silent };
  return Promise.resolve({ ...outside, store, signIn, close, secret: 'a secret of at least thirty-two characters' });
}

test('every contest runs on the real server and prints a baseline with rivals', { timeout: 60_000 }, async () => {
  const lines: string[] = [];
  const pace = { rounds: 1, warmUpMs: 0, sliceMs: 0, cachedAccounts: 500 };
  const signal = new AbortController().signal;
  await runBench({ open, pace, signal, accounts: 50, print: (line) => lines.push(line) });
  const titles = lines.filter((_, at) => lines[at - 1] === '' && lines[at + 1] === '');
  expect(titles.map((title) => title.split(/[:\s]/)[0])).toEqual([
    ...['Ingest', 'Ingest', 'Decide', 'Decide', 'Whole', 'Claim', 'Fold', 'Report', 'Dry', 'Memory'],
  ]);
  expect(lines.filter((line) => line.includes('(baseline)'))).toHaveLength(titles.length - 1);
  expect(lines.filter((line) => / × /.test(line)).length).toBeGreaterThanOrEqual(2 * titles.length - 2);
});
