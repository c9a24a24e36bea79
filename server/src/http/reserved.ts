import { RESERVED_NAME } from '@uptier/shared/contracts/ids.ts';
import { Problem } from './problem.ts';

/** Objects of bodies that came with the reserved name, and the bodies they stand in. */
const shortened = new WeakSet<object>();
const touched = new WeakSet<object>();

export const RESERVED_WORDS = `nothing can be named ${RESERVED_NAME}: choose another name`;

/**
 * Parses JSON without the reserved name: a key of that name could become a prototype wherever the object is copied, and
 * an escape could hide its underscores. Where it stood is remembered, so that its sender can be told.
 */
export function parseWithoutReserved(text: string): unknown {
  if (!text.includes(RESERVED_NAME) && !/\\u005f/i.test(text)) return JSON.parse(text);
  let isTouched = false;
  const json: unknown = JSON.parse(text, function (this: unknown, key: string, value: unknown): unknown {
    if (key !== RESERVED_NAME) return value;
    isTouched = true;
    if (isObject(this)) shortened.add(this);
    return undefined;
  });
  if (isTouched && isObject(json)) touched.add(json);
  return json;
}

/** Whether the reserved name was left out of this very object of a body. */
export function lacksReserved(value: unknown): boolean {
  return isObject(value) && shortened.has(value);
}

/** A body that stands for another says what was left out of that one. */
export function carryReserved(from: object, to: object): void {
  if (touched.has(from)) touched.add(to);
  if (shortened.has(from)) shortened.add(to);
}

/** Where in a body the reserved name was left out, as paths such as `traits.__proto__`. */
export function listReserved(body: unknown): string[] {
  return isObject(body) && touched.has(body) ? placesIn(body, []) : [];
}

/** Throws `invalid` with the place of every reserved name in a body. */
export function refuseReserved(body: unknown): void {
  const places = listReserved(body);
  if (places.length === 0) return;
  const fields = Object.fromEntries(places.map((place) => [place, RESERVED_WORDS]));
  throw new Problem('invalid', `The request does not fit at ${places[0]}: ${RESERVED_WORDS}`, fields);
}

// Bodies are only so deep.
function placesIn(value: unknown, path: readonly string[]): string[] {
  if (!isObject(value)) return [];
  const own = shortened.has(value) ? [[...path, RESERVED_NAME].join('.')] : [];
  return [...own, ...Object.entries(value).flatMap(([name, held]) => placesIn(held, [...path, name]))];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
