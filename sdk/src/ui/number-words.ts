/** Words beside numbers. `{n}`, `{max}` and `{date}` are filled in. */
export interface NumberWords {
  colleague: string;
  colleagues: string;
  of: string;
  resets: string;
  reached: string;
  notReached: string;
  full: string;
  fullUntil: string;
}

const english: NumberWords = {
  colleague: 'A colleague asked for this',
  colleagues: '{n} colleagues asked for this',
  of: '{n} of {max}',
  resets: 'resets {date}',
  reached: 'Reached about {date}',
  notReached: 'Not reached before the reset',
  full: 'Full',
  fullUntil: 'Full until {date}',
};
const spoken: Record<string, NumberWords> = {};

/** Adds languages to English. */
export function learnNumberWords(languages: Record<string, NumberWords>): void {
  Object.assign(spoken, languages);
}

/** The words of a locale; English where we have none. */
export function numberWordsFor(locale: string): NumberWords {
  return spoken[locale.slice(0, 2).toLowerCase()] ?? english;
}

/** Puts values into the braces of a sentence. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
