import type { Audience, SeenNames } from '@uptier/shared/contracts/audience.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { checkAudience } from '@uptier/shared/engine/audience/check.ts';

/** Something wrong or doubtful about one part of an audience, by the place of that part: "audience.all.0". */
export type Finding = { path: string; tone: 'bad' | 'warn'; text: string };

const PART = /^audience(?:\.not|\.(?:all|any)\.\d+)*/;

/** "audience.all.0.not.value" → "audience.all.0": the row that a fault stands beside. */
export const rowOf = (field: string): string => PART.exec(field)?.[0].replace(/(\.not)+$/, '') ?? field;

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What the engine finds about an audience, by field: what keeps it from being published, and what is only doubtful. */
function checked(audience: Audience, catalog: Catalog, seen: SeenNames | null): [string, Omit<Finding, 'path'>][] {
  return checkAudience(audience, { catalog, seen }).map(({ path, message, isWarning }) => [
    path === '' ? 'audience' : `audience.${path}`,
    { tone: isWarning ? 'warn' : 'bad', text: sentence(message) },
  ]);
}

/** Findings of the engine, and what only the server refused, beside the row each is about. */
export function findingsOf(
  { audience, catalog, names }: { audience: Audience; catalog: Catalog; names: SeenNames | null },
  problems: Readonly<Record<string, string>>,
): Finding[] {
  const own = checked(audience, catalog, names);
  const refused = Object.entries(problems).filter(
    ([field]) => (field === 'audience' || field.startsWith('audience.')) && own.every(([known]) => known !== field),
  );
  return [
    ...own.map(([field, finding]) => ({ path: rowOf(field), ...finding })),
    ...refused.map(([field, text]) => ({ path: rowOf(field), tone: 'bad' as const, text: sentence(text) })),
  ];
}

/** What keeps an audience from being published, by field. */
export const audienceFaults = (audience: Audience, catalog: Catalog, names: SeenNames | null) =>
  checked(audience, catalog, names).flatMap(([field, { tone, text }]) =>
    tone === 'bad' ? [{ field, text: `Audience: ${text.charAt(0).toLowerCase()}${text.slice(1)}` }] : [],
  );
