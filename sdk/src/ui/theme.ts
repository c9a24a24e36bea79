import type { ThemeValues } from './view.ts';

const properties = {
  accent: '--uptier-accent',
  onAccent: '--uptier-on-accent',
  surface: '--uptier-surface',
  text: '--uptier-text',
  muted: '--uptier-muted',
  line: '--uptier-line',
  warn: '--uptier-warn',
  bad: '--uptier-bad',
  radius: '--uptier-radius',
  font: '--uptier-font',
} as const;

/** Sets the given names on an element. What is not given keeps the host's value, or ours. */
export function applyTheme(style: CSSStyleDeclaration, theme: ThemeValues): void {
  if (theme.scheme) style.colorScheme = theme.scheme;
  for (const [name, value] of Object.entries(theme)) {
    for (const [known, property] of Object.entries(properties)) if (name === known) style.setProperty(property, value);
  }
}
