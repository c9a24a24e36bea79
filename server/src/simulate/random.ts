/** A source of chance that a name determines: the same name gives the same numbers, whatever others draw. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  chance(share: number): boolean;
  pick<Item>(list: readonly Item[]): Item;
  /** Takes one of `[item, weight]`. */
  weighted<Item>(list: readonly (readonly [Item, number])[]): Item;
  /** A source of its own, independent of this one's position. */
  fork(name: string): Random;
}

export function createRandom(name: string): Random {
  const next = createSfc32(hash(name));
  const random: Random = {
    next,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    weighted(list) {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      const found = list.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? at(list, list.length - 1))[0];
    },
    fork: (child) => createRandom(`${name}/${child}`),
  };
  return random;
}

function at<Item>(list: readonly Item[], index: number): Item {
  for (const item of list.slice(index, index + 1)) return item;
  throw new RangeError('There is nothing to choose from.');
}

type Seed = readonly [number, number, number, number];

/** Four words of a text (cyrb128). */
function hash(text: string): Seed {
  let [a, b, c, d] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597_399_067);
    b = c ^ Math.imul(b ^ code, 2_869_860_233);
    c = d ^ Math.imul(c ^ code, 951_274_213);
    d = a ^ Math.imul(d ^ code, 2_716_044_179);
  }
  a = Math.imul(c ^ (a >>> 18), 597_399_067);
  b = Math.imul(d ^ (b >>> 22), 2_869_860_233);
  c = Math.imul(a ^ (c >>> 17), 951_274_213);
  d = Math.imul(b ^ (d >>> 19), 2_716_044_179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/** Small fast counting generator with 128 bits of state (Doty-Humphrey, PractRand). */
function createSfc32(seed: Seed): () => number {
  let [a, b, c, d] = seed;
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 15; round++) next();
  return next;
}
