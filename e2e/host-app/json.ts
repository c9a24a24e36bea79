/** A JSON object whose fields are not known yet. */
export type Json = Readonly<Record<string, unknown>>;

const EMPTY: Json = {};

/** The value as an object; anything else is an empty one. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : EMPTY;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
