import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetupError } from '../config.ts';
import { createWorld } from '../tests/world.ts';
import { writeNames } from './type-names.ts';
import { run } from './types.ts';

const tsc = join(import.meta.dirname, '../../../node_modules/typescript/bin/tsc');

/** The part of the SDK's types that the file merges into. */
const sdk = `export interface UptierNames {}
type NamesOf<List extends string> = UptierNames extends Record<List, infer Name extends string> ? Name : string;
export declare function gate(feature: NamesOf<'features'>): void;
export declare function usage(limit: NamesOf<'limits'>): void;
export declare function place(placement: NamesOf<'placements'>): void;
export declare function track(name: NamesOf<'events'>): void;
`;
const program = `import { gate, place, track, usage } from '@uptier/sdk';
import type { Tier } from './uptier.d.ts';
export const tier: Tier = 'starter';
gate('sso'); usage('api_calls'); place('billing-page'); place('soon'); track('report.shared'); track('Feature Used');
// @ts-expect-error no such feature
gate('ssso');
// @ts-expect-error no such limit
usage('apicalls');
// @ts-expect-error no such placement
place('billing');
// @ts-expect-error no such event
track('report.share');
`;

function terminalInto(lines: string[]) {
  const print = (line: string): void => void lines.push(line);
  return { environment: {}, print, isInteractive: false, untilStopped: () => Promise.resolve() };
}

describe('uptier types', () => {
  let folder = '';
  let url = '';
  let stop = (): void => undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uptier-types-'));
    const { app, call } = await createWorld();
    const server = createServer((incoming, outgoing) => void getRequestListener(app.fetch)(incoming, outgoing));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    stop = () => void server.close(() => undefined).closeAllConnections();
    const trigger = { kind: 'placement', placement: 'billing-page' };
    const variants = [{ id: 'a', surface: 'banner', content: { en: { title: 'Go' } } }];
    await call('POST', '/v1/campaigns', { name: 'A', kind: 'adoption', trigger, variants });
    const sent = { id: 'e', type: 'usage', name: 'report.shared', accountId: 'a', userId: 'u' };
    await call('POST', '/v1/events', { events: [sent] });
  });
  afterEach(async () => {
    stop();
    await rm(folder, { recursive: true });
  });

  it('writes names that a program is then held to', async () => {
    const lines: string[] = [];
    const out = join(folder, 'uptier.d.ts');
    const args = ['--key', 'sk_dev', '--url', url, '--out', out, '--placement', 'soon'];
    expect(await run(args, terminalInto(lines))).toBe(0);
    expect(lines.join()).toContain('uptier.d.ts');
    await writeFile(join(folder, 'sdk.d.ts'), sdk);
    await writeFile(join(folder, 'program.ts'), program);
    const compilerOptions = {
      ...{ strict: true, noEmit: true, module: 'nodenext', allowImportingTsExtensions: true, types: [] },
      paths: { '@uptier/sdk': ['./sdk.d.ts'] },
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch((failed) => failed);
    expect(stdout).toBe('');
    expect(await readFile(out, 'utf8')).toContain('placements: "billing-page" | "soon"');
  }, 60_000);

  it('says what to do when it is not shown the catalog, or nothing answers', async () => {
    const terminal = terminalInto([]);
    await expect(run(['--key', 'pk_dev', '--url', url], terminal)).rejects.toThrow(/secret key/);
    await expect(run(['--key', 'sk_dev', '--url', 'http://127.0.0.1:1'], terminal)).rejects.toThrow(/Nothing answers/);
    await expect(run([], terminal)).rejects.toThrow(SetupError);
  });
});

describe('the names of a workspace', () => {
  const catalog = { version: 3, tiers: [], features: [], limits: [], products: [] };

  it('leave a call open of which nothing is known', () => {
    const text = writeNames({ catalog, triggers: [], events: [], more: { placements: [], events: [] } });
    expect(text).toContain('interface UptierNames {\n  }');
    expect(text).toContain('export type Tier = never;');
  });

  it('are quoted, sorted and told once', () => {
    const more = { placements: [], events: ['b', 'a"', 'b'] };
    expect(writeNames({ catalog, triggers: [], events: ['b'], more })).toContain('events: "a\\"" | "b";');
  });
});
