import fc from 'fast-check';
import { test } from 'vitest';
import { hash32, hashFrom, startHash } from './hash.ts';

const text = fc.string({ unit: 'binary' });

test('a text hashed in two parts is hashed as one, wherever it is cut', () => {
  fc.assert(fc.property(text, text, (one, rest) => hashFrom(startHash(one), rest) === hash32(one + rest)));
});
