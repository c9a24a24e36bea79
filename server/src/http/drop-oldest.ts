/**
 * Keeps a map below a number of entries: past it, the first tenth goes at once. To find the first entry costs more the
 * more were taken out before it, so it is not looked for one by one.
 */
export function dropOldest(map: Map<string, unknown>, most: number): void {
  if (map.size <= most) return;
  let left = Math.ceil(most / 10);
  for (const oldest of map.keys()) {
    if (left-- === 0) break;
    map.delete(oldest);
  }
}
