import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { bringIn } from './bring-in.ts';
import { formatOf, type Line, readLines } from './read.ts';

const read = async (text: string, format: 'csv' | 'ndjson') => await collect(readLines(Readable.from([text]), format));

async function collect(lines: AsyncIterable<Line>): Promise<Line[]> {
  const found: Line[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

describe('history from a file', () => {
  it('reads CSV rows as events: numbers, traits, properties, and what a cell leaves out', async () => {
    const csv = [
      '\uFEFFid,at,type,accountId,userId,name,quantity,of,traits.industry,traits.size,traits.code,properties.plan page',
      'e1,2026-01-02T03:04:05Z,usage,acme,dana,report_runs,12,,,,,"a, ""quoted"" one"',
      'e2,2026-01-03,traits,acme,,,,account,health,40,007,',
    ].join('\r\n');
    expect(await read(csv, 'csv')).toEqual([
      {
        line: 2,
        event: {
          ...{ id: 'e1', at: '2026-01-02T03:04:05Z', type: 'usage', accountId: 'acme', userId: 'dana' },
          ...{ name: 'report_runs', quantity: 12, properties: { 'plan page': 'a, "quoted" one' } },
        },
      },
      {
        line: 3,
        event: {
          ...{ id: 'e2', at: '2026-01-03', type: 'traits', accountId: 'acme', of: 'account' },
          traits: { industry: 'health', size: 40, code: '007' },
        },
      },
    ]);
  });

  it('reads the products of a plan between bars', async () => {
    const csv =
      'id,type,accountId,tier,mrr,currency,products\np1,plan,a,pro,100,usd,insights|support\np2,plan,a,pro,90,usd,|\n';
    const events = (await read(csv, 'csv')).map((each) => 'event' in each && each.event);
    expect(events).toMatchObject([
      { mrr: 100, products: ['insights', 'support'] },
      { mrr: 90, products: [] },
    ]);
  });

  it('gives a row without id the same id whenever it is read, and another to another row', async () => {
    const ids = (await read('accountId,name\na,x\na,y\na,x\n', 'csv')).map(
      (each) => JSON.stringify(each).match(/import-[\w-]+/)?.[0],
    );
    expect(ids[0]).toBe(ids[2]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('goes on after a line that is no JSON', async () => {
    const [first, second, third] = await read('{"id":"a"}\nnot json\n\n{"name":"x"}', 'ndjson');
    expect(first).toEqual({ line: 1, event: { id: 'a' } });
    expect(second).toEqual({ line: 2, problem: 'this is no JSON' });
    expect(third).toMatchObject({ line: 4, event: { name: 'x', id: expect.stringMatching(/^import-/) } });
  });

  it('knows a file by its name', () => {
    expect(['a.CSV', 'b.jsonl', 'c.ndjson', 'd.txt'].map(formatOf)).toEqual(['csv', 'ndjson', 'ndjson', null]);
  });

  it('sends no batch that is too large, and says which lines were refused', async () => {
    const text = Array.from({ length: 2300 }, (_, index) =>
      JSON.stringify({ id: `e${index}`, pad: 'x'.repeat(600) }),
    ).join('\n');
    const sizes: number[] = [];
    const result = await bringIn(readLines(Readable.from([`{\n${text}`]), 'ndjson'), (events) => {
      sizes.push(events.length);
      expect(Buffer.byteLength(JSON.stringify({ events }))).toBeLessThan(1024 * 1024);
      const results = events.map((_, index) => ({
        id: null,
        ...(index === 3 ? { status: 'rejected', problem: 'no' } : { status: index === 4 ? 'duplicate' : 'accepted' }),
      }));
      return Promise.resolve({ results });
    });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
    expect(result).toMatchObject({
      accepted: 2300 - 2 * sizes.length,
      duplicate: sizes.length,
      rejected: 1 + sizes.length,
    });
    expect(result.problems.slice(0, 2)).toEqual([
      { line: 1, problem: 'this is no JSON' },
      { line: 5, problem: 'no' },
    ]);
  });
});
