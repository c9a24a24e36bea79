import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { storeContract } from '../store.contract.ts';
import { createSqliteStore } from '../store.ts';
import { openSqlite } from './connection.ts';

storeContract('SQLite', () => Promise.resolve(openSqlite(':memory:')));

it('keeps what it wrote when the file is opened again, and copies it while open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'uptier-store-'));
  try {
    const first = createSqliteStore(join(folder, 'a.db'));
    await first.write([first.settings.save('x', 1)]);
    await first.backup(join(folder, 'b.db'));
    await first.close();
    for (const name of ['a.db', 'b.db']) {
      const again = createSqliteStore(join(folder, name));
      expect(await again.settings.find('x')).toBe(1);
      await again.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
