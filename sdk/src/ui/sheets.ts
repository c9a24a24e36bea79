const built = new Map<string, CSSStyleSheet>();

function sheetOf(text: string): CSSStyleSheet {
  const known = built.get(text);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  built.set(text, sheet);
  return sheet;
}

/** Puts styles into a root as constructable sheets, which a strict CSP allows. Roots share the sheets. */
export function adoptStyles(root: ShadowRoot, texts: readonly string[]): void {
  root.adoptedStyleSheets.push(...texts.map(sheetOf));
}
