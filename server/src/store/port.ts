import type { Connection } from './connection.ts';
import type { createQueries } from './queries.ts';

/** What nouns see of the database: queries by noun, and one way to write. Statements come from the queries. */
export type Store = ReturnType<typeof createQueries> &
  Pick<Connection, 'isShared' | 'notices' | 'write' | 'backup' | 'close'>;
