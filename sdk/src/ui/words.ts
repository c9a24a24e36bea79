/** Words on the buttons of every nudge, where its author gave none. */
export interface Words {
  close: string;
  notNow: string;
  never: string;
  ask: string;
  asked: string;
}

const english: Words = {
  close: 'Close',
  notNow: 'Not now',
  never: 'Never for this',
  ask: 'Ask your admin',
  asked: 'Asked',
};
const spoken: Record<string, Words> = {};

/** Adds languages to English. */
export function learnWords(languages: Record<string, Words>): void {
  Object.assign(spoken, languages);
}

/** The words of a locale; English where we have none. */
export function wordsFor(locale: string): Words {
  return spoken[locale.slice(0, 2).toLowerCase()] ?? english;
}
