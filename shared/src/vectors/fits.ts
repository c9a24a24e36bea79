/**
 * True when a golden answer holds: an object names what matters, what it does not name may be anything; lists are
 * compared item by item.
 */
export function fits(wanted: unknown, got: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(got) && got.length === wanted.length && wanted.every((item, index) => fits(item, got.at(index)))
    );
  if (typeof wanted !== 'object' || wanted === null) return Object.is(wanted, got);
  if (typeof got !== 'object' || got === null || Array.isArray(got)) return false;
  return Object.entries(wanted).every(([name, value]) => fits(value, Reflect.get(got, name)));
}
