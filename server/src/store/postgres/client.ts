import postgres from 'postgres';
import type { Durability } from '../connection.ts';
import { withoutZeros, withZeros } from './zero-bytes.ts';

/** How our connections name themselves to the database. */
export const APPLICATION = 'uptier';

const TEXT = 25;
const BIGINT = 20;
const MOST_CONNECTIONS = 10;

/** Connections to one database, opened as they are needed; the address may say `?max=20`, `?sslmode=require` and so on. */
export function createClient(
  url: string,
  { durability = 'full', max = mostOf(url) }: { durability?: Durability; max?: number } = {},
) {
  return postgres(url, {
    max,
    connection: { application_name: APPLICATION, ...(durability === 'full' ? {} : { synchronous_commit: 'off' }) },
    types: {
      text: { to: TEXT, from: [TEXT], serialize: (text: unknown) => withoutZeros(String(text)), parse: withZeros },
      // The driver gives them as strings; ours are times, counts and minor units, all below 2^53.
      bigint: { to: BIGINT, from: [BIGINT], serialize: String, parse: Number },
    },
    onnotice: () => undefined,
  });
}
export type Client = ReturnType<typeof createClient>;

/** The driver would take the text from an address for a list of one. */
function mostOf(url: string): number {
  return Number(new URL(url).searchParams.get('max')) || MOST_CONNECTIONS;
}
