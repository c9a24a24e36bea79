const HEX = 16;

/** A UUIDv7: ids in order of time keep the server's index small. `at` is epoch milliseconds. */
export function createId(at: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(HEX));
  new DataView(bytes.buffer).setUint32(0, Math.floor(at / 0x10000));
  new DataView(bytes.buffer).setUint16(4, at % 0x10000);
  const hex = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x70 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(HEX).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
