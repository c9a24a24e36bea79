import { hash32 } from './hash.ts';

const SEED = 0x5a3e;
const HASHES = 2 ** 32;

/**
 * Whether an account is of the sample that holds this share of all accounts; a larger sample holds every smaller one.
 *
 * @example isInSample('acme', 1) // true
 */
export function isInSample(accountId: string, share: number): boolean {
  return hash32(accountId, SEED) < share * HASHES;
}
