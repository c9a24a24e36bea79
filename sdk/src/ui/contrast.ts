/** Red, green and blue, each 0 to 1; empty where the browser cannot tell. */
export type Rgb = readonly number[];

/** Relative luminance of an sRGB colour, 0 to 1, by WCAG 2.2; not a number where it is not known. */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? Number.NaN) + 0.7152 * (green ?? Number.NaN) + 0.0722 * (blue ?? Number.NaN);
}

/**
 * How far two colours stand apart, 1 to 21, by WCAG 2.2. Text needs 4.5, marks and edges 3.
 *
 * @example contrast([0, 0, 0], [1, 1, 1]) // 21
 */
export function contrast(one: Rgb, other: Rgb): number {
  const [first, second] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(first / second, second / first);
}
