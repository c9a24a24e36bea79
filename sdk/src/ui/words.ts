/** Words on the buttons of every nudge, where its author gave none. */
export interface Words {
  close: string;
  notNow: string;
  never: string;
}

const english: Words = {
  close: 'Close',
  notNow: 'Not now',
  never: 'Never for this',
};
let spoken: Record<string, object> = {};

/** Adds languages to English. */
export function learnWords(languages: Record<string, object>): void {
  spoken = { ...spoken, ...languages };
}

/** Answers the words of a locale; the given English ones where we have none. */
export const wordsIn =
  <All extends object>(words: All) =>
  (locale: string): All => ({ ...words, ...spoken[locale.slice(0, 2).toLowerCase()] });

export const wordsFor = wordsIn(english);
