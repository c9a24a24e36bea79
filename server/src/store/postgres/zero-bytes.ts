/**
 * PostgreSQL refuses U+0000 in text, which events and names may hold. It is written as two characters, and so is the one
 * they begin with; the order of texts stays as it was.
 */
export function withoutZeros(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about.
  return text.replaceAll(/[\u0000\u0001]/g, (found) => (found === '\u0000' ? '\u0001\u0001' : '\u0001\u0002'));
}

export function withZeros(stored: string): string {
  if (!stored.includes('\u0001')) return stored;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
  return stored.replaceAll(/\u0001([\u0001\u0002])/g, (_, mark) => (mark === '\u0001' ? '\u0000' : '\u0001'));
}
