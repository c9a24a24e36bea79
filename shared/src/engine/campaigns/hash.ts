const SEED = 0x9747b28c;

/** How far the hash of a text has come after its first part. */
export interface HashStart {
  hash: number;
  length: number;
  /** The code unit that waits for its pair; -1 for none. */
  odd: number;
}

/**
 * 32 bits from text: MurmurHash3 (x86, 32 bit; Austin Appleby, public domain) over UTF-16 code units. Its finaliser
 * spreads every bit, which is what makes draws of different scopes independent.
 */
export function hash32(text: string, seed: number = SEED): number {
  return hashFrom({ hash: seed | 0, length: 0, odd: -1 }, text);
}

/** Hashes the first part of texts that begin alike, once for all of them. */
export function startHash(text: string, seed: number = SEED): HashStart {
  let hash = seed | 0;
  for (let index = 0; index + 1 < text.length; index += 2)
    hash = mix(hash, text.charCodeAt(index) | (text.charCodeAt(index + 1) << 16));
  return { hash, length: text.length, odd: text.length % 2 === 1 ? text.charCodeAt(text.length - 1) : -1 };
}

/**
 * The hash of the first part and the rest as one text.
 *
 * @example hashFrom(startHash('salt\n'), 'acme') === hash32('salt\nacme') // true
 */
export function hashFrom({ hash: started, length, odd }: HashStart, rest: string): number {
  let hash = started;
  let index = 0;
  if (odd !== -1 && rest.length > 0) hash = mix(hash, odd | (rest.charCodeAt(index++) << 16));
  for (; index + 1 < rest.length; index += 2)
    hash = mix(hash, rest.charCodeAt(index) | (rest.charCodeAt(index + 1) << 16));
  if (index < rest.length) hash ^= scramble(rest.charCodeAt(index));
  else if (odd !== -1 && rest.length === 0) hash ^= scramble(odd);
  return finalise(hash ^ ((length + rest.length) * 2));
}

function mix(hash: number, block: number): number {
  const mixed = hash ^ scramble(block);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

function finalise(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
