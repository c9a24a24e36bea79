import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import postgres from 'postgres';
import type { Statement, WriteOutcome } from '../connection.ts';
import type { Client } from './client.ts';
import { type Step, stepsOf } from './order.ts';
import { createRowTexts, type RowTexts } from './row-texts.ts';

/** Thrown inside the transaction to roll it back. */
class Stale extends Error {}

const UNIQUE_VIOLATION = '23505';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const MOST_TRIES = 5;

/** Runs statements in one transaction; they travel together and wait for the network once. */
export function createWriter(client: Client): (statements: readonly Statement[]) => Promise<WriteOutcome> {
  const texts = new Map<SQLiteTable, RowTexts>();
  const textsOf = (table: SQLiteTable) => {
    const found = texts.get(table) ?? createRowTexts(table);
    texts.set(table, found);
    return found;
  };
  const run = async (steps: readonly Step[]): Promise<void> => {
    const [only] = steps;
    // What changes at most what it expects to is a transaction of its own.
    if (only && steps.length === 1 && !only.mayExceed) return await send(client, only);
    await client.begin(async (transaction) => {
      await Promise.all(steps.map((step) => send(transaction, step)));
    });
  };

  return async (statements) => {
    const steps = stepsOf(statements, textsOf);
    for (let tries = 1; ; tries++) {
      try {
        if (steps.length > 0) await run(steps);
        return 'written';
      } catch (error) {
        if (isStale(error)) return 'stale';
        if (!isOfOthers(error) || tries === MOST_TRIES) throw error;
      }
    }
  };
}

function isStale(error: unknown): boolean {
  return error instanceof Stale || codeOf(error) === UNIQUE_VIOLATION;
}

/** Rolled back whole because of others, so that the very same may run again. */
function isOfOthers(error: unknown): boolean {
  return codeOf(error) === DEADLOCK || codeOf(error) === SERIALIZATION_FAILURE;
}

function codeOf(error: unknown): string | null {
  return error instanceof postgres.PostgresError ? error.code : null;
}

/** Lists of values have a length of their own each time: not worth a place among the prepared. */
const LIST = / in \(/;

async function send(to: Pick<Client, 'unsafe'>, { sql, params, expect }: Step): Promise<void> {
  const { count } = await to.unsafe(sql, params, { prepare: !LIST.test(sql) });
  if (expect !== null && count !== expect) throw new Stale();
}
