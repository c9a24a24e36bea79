import { APPLICATION, createClient } from './client.ts';

/** True while another process of ours is connected to this database. */
export async function isPostgresInUse(url: string): Promise<boolean> {
  const client = createClient(url, { max: 1 });
  try {
    const others = await client`select 1 from pg_stat_activity
      where datname = current_database() and application_name = ${APPLICATION} and pid <> pg_backend_pid() limit 1`;
    return others.length > 0;
  } finally {
    await client.end();
  }
}
