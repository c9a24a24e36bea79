import { parseArgs } from 'node:util';
import { catalogSchema } from '@uptier/shared/contracts/catalog.ts';
import { readConfig, SetupError } from '../config.ts';
import type { Run } from './command.ts';

/** `uptier types --key SK [--url U]`: the names of the catalog as TypeScript, so that a misspelt one does not compile. */
export const run: Run = async (args, terminal) => {
  const { values } = parseArgs({ args: [...args], options: { key: { type: 'string' }, url: { type: 'string' } } });
  if (values.key === undefined)
    throw new SetupError('Say whose: uptier types --key sk_… [--url https://uptier.example.com].');
  const url = values.url ?? readConfig(terminal.environment).publicUrl;
  const answer = await fetch(new URL('/v1/catalog', url), { headers: { authorization: `Bearer ${values.key}` } }).catch(
    () => {
      throw new SetupError(`Nothing answers at ${url}: start the server, or name another with --url.`);
    },
  );
  if (!answer.ok)
    throw new SetupError(
      `${url} does not show its catalog to this key (${answer.status}): use a secret key of the environment.`,
    );
  const catalog = catalogSchema.parse(await answer.json());
  const lines = (['tiers', 'features', 'limits', 'products'] as const).map((list) => {
    const names = catalog[list].map(({ id }) => JSON.stringify(id));
    return `export type ${typeNames[list]} = ${names.length > 0 ? names.join(' | ') : 'never'};`;
  });
  terminal.print([`// Catalog version ${catalog.version}`, ...lines].join('\n'));
  return 0;
};

const typeNames = { tiers: 'Tier', features: 'Feature', limits: 'Limit', products: 'Product' } as const;
