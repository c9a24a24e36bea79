import { Problem } from './problem.ts';

type Part = string | number | null;

/** Where a page ended, as a text that callers hand back as it is. */
export function writeCursor(parts: readonly Part[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The two parts of a cursor of ours; throws `invalid` for any other text. */
export function readCursor(cursor: string): [value: Part, id: string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts)) {
      const [value, id]: unknown[] = parts;
      const isPart = typeof value === 'string' || typeof value === 'number' || value === null;
      if (isPart && typeof id === 'string') return [value, id];
    }
  } catch {
    // What is no JSON is no cursor of ours either.
  }
  throw new Problem('invalid', 'The cursor is not one of ours: hand back `next` as it came.', {
    cursor: 'not a cursor',
  });
}
