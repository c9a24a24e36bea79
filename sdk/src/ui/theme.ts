import type { ThemeValues } from './view.ts';

/** Sets the given names on an element, `onAccent` as `--uptier-on-accent`. What is not given keeps the host's value, or ours. */
export function applyTheme(style: CSSStyleDeclaration, { scheme, ...names }: ThemeValues): void {
  if (scheme) style.colorScheme = scheme;
  for (const [name, value] of Object.entries(names)) {
    style.setProperty(`--uptier-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}
