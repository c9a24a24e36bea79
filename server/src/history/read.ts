import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { toEvent, withId } from './row.ts';

export const formats = ['csv', 'ndjson'] as const;
export type Format = (typeof formats)[number];

/** One event of a file with the line it stands on, or why that line is none. */
export type Line = { line: number; event: unknown } | { line: number; problem: string };

/** By the name of a file; null for one that does not say. */
export function formatOf(file: string): Format | null {
  if (/\.csv$/i.test(file)) return 'csv';
  return /\.(ndjson|jsonl)$/i.test(file) ? 'ndjson' : null;
}

/** Reads the events of a file one by one. A CSV that cannot be read on throws. */
export function readLines(input: Readable, format: Format): AsyncIterable<Line> {
  return format === 'csv' ? readCsv(input) : readNdjson(input);
}

async function* readCsv(input: Readable): AsyncIterable<Line> {
  const options = { columns: true, bom: true, trim: true, skip_empty_lines: true, info: true } as const;
  const rows: AsyncIterable<{ record: Record<string, string>; info: { lines: number } }> = input.pipe(parse(options));
  for await (const { record, info } of rows) yield { line: info.lines, event: toEvent(record) };
}

async function* readNdjson(input: Readable): AsyncIterable<Line> {
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    yield parseLine(text, line);
  }
}

function parseLine(text: string, line: number): Line {
  try {
    return { line, event: withId(JSON.parse(text), text) };
  } catch {
    return { line, problem: 'this is no JSON' };
  }
}
