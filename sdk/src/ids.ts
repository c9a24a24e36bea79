const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** A UUIDv7: ids in order of time keep the server's index small. `at` is epoch milliseconds. */
export function createId(at: number): string {
  const time = hex(at, 12);
  const chance = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => hex(byte, 2)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-8${chance.slice(3, 6)}-${chance.slice(6)}`;
}
