import type { ContentByLocale, NudgeContent } from '../../contracts/nudge.ts';
import type { Facts } from '../facts/facts.ts';
import { own } from '../state/own.ts';

const noWishes: readonly unknown[] = [];

/**
 * The content in the locale the page asked for, else the user's, each also by language alone; else the first written.
 * Null only when there is none at all.
 */
export function contentFor(
  content: ContentByLocale,
  facts: Pick<Facts, 'moment' | 'userTrait'>,
): { locale: string; content: NudgeContent } | null {
  const locales = Object.keys(content);
  // One alone is for every wish.
  const wishes = locales.length > 1 ? [facts.moment.locale, facts.userTrait('locale')] : noWishes;
  for (const wish of wishes) {
    if (typeof wish !== 'string') continue;
    const found = findLocale(locales, wish);
    const match = found === undefined ? undefined : own(content, found);
    if (found !== undefined && match) return { locale: found, content: match };
  }
  const first = locales[0];
  const fallback = first === undefined ? undefined : own(content, first);
  return first !== undefined && fallback ? { locale: first, content: fallback } : null;
}

function findLocale(locales: readonly string[], wish: string): string | undefined {
  const wanted = normal(wish);
  const language = wanted.split('-')[0];
  return (
    locales.find((locale) => normal(locale) === wanted) ??
    locales.find((locale) => normal(locale) === language) ??
    locales.find((locale) => normal(locale).split('-')[0] === language)
  );
}

const normal = (locale: string): string => locale.toLowerCase().replaceAll('_', '-');
