import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('.', import.meta.url);

/** The text of every golden file of the engine, by topic. */
export function readVectors(): Record<string, string> {
  const topics = readdirSync(folder).flatMap((file) => /^engine-(.+)\.json$/.exec(file)?.[1] ?? []);
  return Object.fromEntries(
    topics.map((topic) => [topic, readFileSync(new URL(`engine-${topic}.json`, folder), 'utf8')]),
  );
}
