import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { adoptionOn } from '@uptier/shared/engine/account/adoption.ts';
import { riskCountOn } from '@uptier/shared/engine/account/risk.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import { dayOf } from '@uptier/shared/engine/time/calendar.ts';
import type { StoredSubject } from '../store/stored-subject.ts';
import { createSubjectCache } from '../store/subject-cache.ts';
import { typicalState } from './load/typical-account.ts';
import { layTable } from './table.ts';

const MEGABYTE = 1024 * 1024;
/** Different accounts; the others differ from them in their ids. */
const MODELS = 50;

export interface CacheMemory {
  accounts: number;
  maxBytes: number;
  ready: number;
  packed: number;
  countedBytes: number;
  heapBytes: number;
  jsonBytes: number;
  /** Microseconds to read an account that is ready, and one that is packed. */
  readyUs: number;
  packedUs: number;
}

/**
 * Fills the cache with accounts of ten users and half a year, asks each that is ready what decisions ask of it, and
 * weighs the heap before and after.
 */
export function weighCache({ catalog }: Compiled, accounts: number, maxBytes: number): CacheMemory {
  const now = Date.now();
  const texts = Array.from({ length: MODELS }, (_, index) =>
    JSON.stringify(typicalState(catalog, `model-${index}-`, now)),
  );
  const before = heapUsed();
  const cache = createSubjectCache(maxBytes);
  for (let index = 0; index < accounts; index++)
    cache.set(keyOf(index), subjectOf(texts[index % MODELS]?.replaceAll('model', String(index)) ?? '', now));
  const packedUs = timeReads(cache, 0, accounts / 200);
  const { ready } = cache.size();
  for (let index = accounts - 1; index > accounts - ready; index--) {
    const state = cache.get(keyOf(index))?.state;
    if (!state) continue;
    adoptionOn(state, catalog, dayOf(now, 'UTC'), 'starter');
    riskCountOn(state, catalog, dayOf(now, 'UTC'), now);
  }
  const readyUs = timeReads(cache, accounts - 200, accounts);
  const heapBytes = heapUsed() - before;
  const size = cache.size();
  const jsonBytes = texts.reduce((sum, { length }) => sum + length, 0) / MODELS;
  return { accounts, maxBytes, ...size, countedBytes: size.bytes, heapBytes, jsonBytes, readyUs, packedUs };
}

const keyOf = (index: number): string => `bench\u0000account-${index}`;

function subjectOf(text: string, now: number): StoredSubject {
  return {
    state: JSON.parse(text),
    version: 1,
    ledger: emptyLedger,
    ledgerVersion: 0,
    createdAt: now,
    lastActiveAt: now,
  };
}

function timeReads(cache: ReturnType<typeof createSubjectCache>, from: number, to: number): number {
  const startedAt = performance.now();
  let found = 0;
  for (let index = Math.floor(from); index < to; index++) if (cache.get(keyOf(index))) found++;
  return ((performance.now() - startedAt) * 1000) / Math.max(1, found);
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') for (let times = 0; times < 3; times++) collect();
  const { heapUsed: used, external } = memoryUsage();
  return used + external;
}

export function memoryTable(memory: CacheMemory): string[] {
  const { accounts, ready, packed, maxBytes, countedBytes, heapBytes, jsonBytes, readyUs, packedUs } = memory;
  const count = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 0 });
  const megabytes = (bytes: number) => `${count(bytes / MEGABYTE)} MB`;
  const rows: readonly (readonly [string, string])[] = [
    ['accounts put in', count(accounts)],
    ['held, ready to use', count(ready)],
    ['held, packed', count(packed)],
    ['may take', megabytes(maxBytes)],
    ['counted', megabytes(countedBytes)],
    ['heap, measured', megabytes(heapBytes)],
    ['one state as JSON', `${count(jsonBytes)} bytes`],
    ['to read one that is ready', `${readyUs.toFixed(1)} µs`],
    ['to read one that is packed', `${count(packedUs)} µs`],
  ];
  return layTable([
    { title: '', cells: rows.map(([name]) => name) },
    { title: 'cache of accounts', cells: rows.map(([, value]) => value) },
  ]);
}
