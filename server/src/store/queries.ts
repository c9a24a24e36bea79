import type { Connection } from './connection.ts';
import { createEnvironmentQueries } from './queries/environments.ts';
import { createSettingQueries } from './queries/settings.ts';

/** All queries over one connection, by noun. */
export function createQueries(connection: Connection) {
  return {
    environments: createEnvironmentQueries(connection),
    settings: createSettingQueries(connection),
  };
}
