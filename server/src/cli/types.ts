import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { seenNamesSchema } from '@uptier/shared/contracts/audience.ts';
import { catalogSchema } from '@uptier/shared/contracts/catalog.ts';
import { triggerSchema } from '@uptier/shared/contracts/trigger.ts';
import { z } from 'zod';
import { readConfig, SetupError } from '../config.ts';
import type { Run } from './command.ts';
import { writeNames } from './type-names.ts';

const campaignsSchema = z.object({ campaigns: z.array(z.looseObject({ trigger: triggerSchema })) });
const many = { type: 'string', multiple: true } as const;
const options = {
  key: { type: 'string' },
  url: { type: 'string' },
  out: { type: 'string' },
  placement: many,
  event: many,
} as const;

/**
 * `uptier types --key SK [--url U] [--out FILE] [--placement NAME]… [--event NAME]…`: the names of the catalog, of
 * campaigns and of events as TypeScript, so that a misspelt one does not compile. Further names are those that the
 * product will use first.
 */
export const run: Run = async (args, terminal) => {
  const { values } = parseArgs({ args: [...args], options });
  const { key, out } = values;
  if (key === undefined)
    throw new SetupError('Say whose: uptier types --key sk_… [--url https://uptier.example.com] [--out uptier.d.ts].');
  const url = values.url ?? readConfig(terminal.environment).publicUrl;
  const [catalog, { campaigns }, { events }] = await Promise.all([
    read(url, key, '/v1/catalog', catalogSchema),
    read(url, key, '/v1/campaigns', campaignsSchema),
    read(url, key, '/v1/names', seenNamesSchema),
  ]);
  const triggers = campaigns.map(({ trigger }) => trigger);
  const more = { placements: values.placement ?? [], events: values.event ?? [] };
  const text = writeNames({ catalog, triggers, events, more });
  if (out === undefined) terminal.print(text);
  else {
    await writeFile(resolve(out), `${text}\n`);
    terminal.print(`${out}: the names of catalog version ${catalog.version}.`);
  }
  return 0;
};

async function read<Shape>(url: string, key: string, path: string, schema: z.ZodType<Shape>): Promise<Shape> {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(new URL(path, url), { headers }).catch(() => {
    throw new SetupError(`Nothing answers at ${url}: start the server, or name another with --url.`);
  });
  if (!answer.ok)
    throw new SetupError(
      `${url} does not show ${path} to this key (${answer.status}): use a secret key of the environment.`,
    );
  const parsed = schema.safeParse(await answer.json());
  if (!parsed.success) throw new SetupError(`${url}${path} does not answer as Uptier of this version does.`);
  return parsed.data;
}
