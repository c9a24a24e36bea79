const built = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** Puts styles into a root as constructable sheets, which a strict CSP allows; one sheet per text and document. */
export function adoptStyles(root: ShadowRoot, texts: readonly string[]): void {
  const sheets = built.get(root.ownerDocument) ?? new Map<string, CSSStyleSheet>();
  built.set(root.ownerDocument, sheets);
  root.adoptedStyleSheets = texts.map((text) => {
    const known = sheets.get(text);
    if (known) return known;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.set(text, sheet);
    return sheet;
  });
}
