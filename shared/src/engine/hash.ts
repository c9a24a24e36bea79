const SEED = 0x9747b28c;

/**
 * 32 bits from text: MurmurHash3 (x86, 32 bit; Austin Appleby, public domain) over UTF-16 code units. Its finaliser
 * spreads every bit, which is what makes draws of different scopes independent.
 */
export function hash32(text: string, seed: number = SEED): number {
  let hash = seed >>> 0;
  const pairs = text.length >> 1;
  for (let index = 0; index < pairs; index++) {
    const block = text.charCodeAt(index * 2) | (text.charCodeAt(index * 2 + 1) << 16);
    hash ^= scramble(block);
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  if ((text.length & 1) === 1) hash ^= scramble(text.charCodeAt(text.length - 1));
  return finalise(hash ^ (text.length * 2));
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
