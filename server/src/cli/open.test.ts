import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetupError } from '../config.ts';
import { keptText } from './open.ts';

describe('a text kept in a file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uptier-kept-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, for our eyes only', async () => {
    const file = join(folder, 'secret');
    expect(await keptText(file, () => 'first')).toBe('first');
    expect(await keptText(file, () => 'second')).toBe('first');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is never nothing, and never replaced where it cannot be read', async () => {
    const file = join(folder, 'secret');
    await writeFile(file, '');
    await expect(keptText(file, () => 'other')).rejects.toThrow(SetupError);
    await expect(keptText(folder, () => 'other')).rejects.toThrow(SetupError);
  });
});
