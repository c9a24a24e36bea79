/** Words that no author writes. `{n}`, `{max}` and `{date}` are filled in. */
export interface Words {
  close: string;
  notNow: string;
  never: string;
  ask: string;
  asked: string;
  colleague: string;
  colleagues: string;
  of: string;
  resets: string;
  reached: string;
  notReached: string;
  full: string;
  fullUntil: string;
  suggestion: string;
  pace: string;
}

const english: Words = {
  close: 'Close',
  notNow: 'Not now',
  never: 'Never for this',
  ask: 'Ask your admin',
  asked: 'Asked',
  colleague: 'A colleague asked for this',
  colleagues: '{n} colleagues asked for this',
  of: '{n} of {max}',
  resets: 'resets {date}',
  reached: 'Reached about {date}',
  notReached: 'Not reached before the reset',
  full: 'Full',
  fullUntil: 'Full until {date}',
  suggestion: 'Suggestion',
  pace: 'At this pace you reach {n} about {date}',
};

const spoken: Record<string, Words> = { en: english };

/** Adds languages to English. */
export function learnLanguages(languages: Record<string, Words>): void {
  Object.assign(spoken, languages);
}

/** The words of a locale; English where we have none. */
export function wordsFor(locale: string): Words {
  return spoken[locale.slice(0, 2).toLowerCase()] ?? english;
}

/** Puts values into the braces of a sentence. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
