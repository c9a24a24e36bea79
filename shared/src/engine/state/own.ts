/** A record's own entry; names such as `constructor` are names like any other. */
export function own<Value>(record: { readonly [name: string]: Value }, name: string): Value | undefined {
  const value = record[name];
  // All that a record inherits is functions, but for its prototype; what it holds was JSON, which has none.
  if (typeof value !== 'function' && name !== '__proto__') return value;
  return Object.hasOwn(record, name) ? value : undefined;
}
