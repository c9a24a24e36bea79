/** Remembers with each object what was last worked out from it and an environment's salt. Neither ever changes. */
export function keepBySalt<Key extends object, Value>(
  find: (key: Key, salt: string) => Value,
): (key: Key, salt: string) => Value {
  const kept = new WeakMap<Key, { salt: string; value: Value }>();
  return (key, salt) => {
    const known = kept.get(key);
    if (known?.salt === salt) return known.value;
    const value = find(key, salt);
    kept.set(key, { salt, value });
    return value;
  };
}
