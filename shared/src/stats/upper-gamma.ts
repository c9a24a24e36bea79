import { logGamma } from './log-gamma.ts';

const PRECISION = 1e-16;
const MOST_TERMS = 100_000;
const TINY = 1e-300;

/**
 * The regularized upper incomplete gamma function Q(a, x), 1 at x = 0 falling to 0: a power series below a + 1, a
 * continued fraction (modified Lentz) above. A chi-square with d degrees of freedom exceeds c with Q(d / 2, c / 2).
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * series(a, x) : scale * continuedFraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let product = d;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    product *= c * d;
    if (Math.abs(c * d - 1) < PRECISION) break;
  }
  return product;
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
