const OBJECT = 40;
const SLOT = 8;
const NUMBER = 16;
const TEXT = 20;
/** A record keyed by ids has names of its own and is of a shape of its own. */
const OWN_NAME = 110;
/** More names than any document of fixed fields has, so that they are taken for ids. */
const FIELDS = 8;

/**
 * About how many bytes a parsed JSON value takes in memory, rather more than less (V8, 64 bit). Texts that are met twice
 * are counted twice.
 */
export function heapBytesOf(value: unknown): number {
  if (typeof value === 'string') return TEXT + value.length;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 0 : NUMBER;
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + SLOT + heapBytesOf(item), OBJECT);
  let bytes = OBJECT;
  let names = 0;
  for (const name in value) {
    names++;
    bytes += SLOT + heapBytesOf(Reflect.get(value, name));
  }
  return names > FIELDS ? bytes + names * OWN_NAME : bytes;
}
