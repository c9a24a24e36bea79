import { expect, it } from 'vitest';
import { declareOnce } from './types-once.ts';

const main = `/** Names. */
export declare interface Names {
}

declare type Of<List> = Names;

export declare type Feature = Of<'features'>;

export { }`;
const other = `import { Node } from 'react';

declare type Feature = Of<'features'>;

/** Names. */
declare interface Names {
}

declare type Of<List> = Names;

declare type Own = string;

export declare function useGate(feature: Feature): Own | Node;

export { }`;

it('imports what the main entry exports, and keeps what only this entry has', () => {
  expect(declareOnce(other, main)).toBe(`import type { Feature } from './index.js';

import { Node } from 'react';

declare type Own = string;

export declare function useGate(feature: Feature): Own | Node;

export { }`);
});
