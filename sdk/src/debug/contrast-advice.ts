import { contrast, type Rgb } from '../ui/contrast.ts';

const LEAST = 4.5;
/** What is read on what, and which name mends it. */
const pairs = [
  ['text', 'surface', '--uptier-text or --uptier-surface'],
  ['muted', 'surface', '--uptier-muted, or leave it out: it then follows text and surface'],
  ['on-accent', 'accent', '--uptier-on-accent or --uptier-accent'],
  ['warn-text', 'surface', '--uptier-warn'],
  ['bad-text', 'surface', '--uptier-bad'],
  ['accent', 'surface', '--uptier-accent, in which links and marks are drawn'],
] as const;

/** The colour a name was given, before it is shifted to be readable; null where the browser cannot tell. */
function colourOf(themed: HTMLElement, name: string): Rgb | null {
  const probe = document.createElement('i');
  probe.style.colorScheme = themed.style.colorScheme;
  probe.style.color = `color(from var(--_${name}) srgb r g b)`;
  themed.before(probe);
  const [red, green, blue] =
    getComputedStyle(probe)
      .color.match(/^color\(srgb (\S+) (\S+) ([\d.e-]+)/)
      ?.slice(1) ?? [];
  probe.remove();
  return red && green && blue ? [Number(red), Number(green), Number(blue)] : null;
}

/**
 * What to change where a theme is hard to read: the colours that a painted nudge was given, by WCAG 2.2. The nudge itself
 * shows them shifted as far as it must. Null when every pair reaches 4.5.
 */
export function adviceOnContrast(themed: HTMLElement): string | null {
  for (const [front, back, change] of pairs) {
    const [one, other] = [colourOf(themed, front), colourOf(themed, back)];
    const ratio = one && other ? contrast(one, other) : LEAST;
    // Cut, not rounded: 4.49 must not be told as 4.5.
    if (ratio < LEAST)
      return `The theme is hard to read: ${front} on ${back} has a contrast of ${Math.floor(ratio * 100) / 100}, and needs ${LEAST}. Change ${change}.`;
  }
  return null;
}
