import { wordsIn } from './words.ts';

/** Words about who asked the admin. `{n}`, `{what}` and `{date}` are filled in. */
export interface AskingWords {
  ask: string;
  colleague: string;
  colleagues: string;
  colleagueFor: string;
  colleaguesFor: string;
  more: string;
  /** Between a name and when. */
  comma: string;
  asked: string;
}

const english: AskingWords = {
  ask: 'Ask your admin',
  colleague: 'A colleague asked for this',
  colleagues: '{n} colleagues asked for this',
  colleagueFor: 'A colleague asked for {what}',
  colleaguesFor: '{n} colleagues asked for {what}',
  more: 'and {n} more',
  comma: ', ',
  asked: 'Asked on {date}',
};

export const askingWordsFor = wordsIn(english);
