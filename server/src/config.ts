import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export type Database = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

/** What the environment says, with its defaults. `isDemo` binds loopback and brings known keys. */
export interface Config {
  isDemo: boolean;
  /** False starts the demo without the history it makes up. */
  hasDemoWorld: boolean;
  port: number;
  host: string;
  dataFolder: string;
  database: Database;
  /** Null: the one kept in the data folder. */
  secret: string | null;
  publicUrl: string;
  smtpUrl: string | null;
  stripeWebhookSecret: string | null;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
}

/** One sentence for the operator; the command line prints it and ends with 1. */
export class SetupError extends Error {}

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const schema = z.object({
  PORT: z.coerce
    .number('wants a number from 1 to 65535')
    .int('wants a whole number')
    .min(1, 'wants a number from 1 to 65535')
    .max(65_535, 'wants a number from 1 to 65535')
    .default(4400),
  HOST: z.string().optional(),
  UPTIER_DATA: z.string().default('.uptier'),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => /^file:./.test(url) || (/^postgres(ql)?:\/\/./.test(url) && URL.canParse(url)),
      'wants a file or a PostgreSQL database, for example file:/var/lib/uptier/uptier.db or postgres://user:password@db.example.com/uptier',
    )
    .optional(),
  UPTIER_SECRET: z.string().min(32, 'wants a random text of at least 32 characters').optional(),
  UPTIER_DEMO_WORLD: z.enum(['0', '1'], 'wants 0 for a demo without made-up history, else 1').default('1'),
  UPTIER_DEMO: z.enum(['0', '1'], 'wants 1 for the demo or 0').default('0'),
  UPTIER_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'wants the address users open, for example https://uptier.example.com' })
    .optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'wants a mail server, for example smtp://user:password@mail.example.com:587' })
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .startsWith('whsec_', 'wants the signing secret of the endpoint, whsec_…')
    .optional(),
  LOG_LEVEL: z.enum(levels, `wants one of ${levels.join(', ')}`).optional(),
});

/** Reads the environment; an empty variable counts as absent. Throws a `SetupError` that names the variable and what it wants. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SetupError(`${issue?.path.join('.')} ${issue?.message}.`);
  }
  const { data } = parsed;
  const isDemo = data.UPTIER_DEMO === '1';
  const host = data.HOST ?? (isDemo ? '127.0.0.1' : '0.0.0.0');
  if (isDemo && !LOOPBACK.includes(host)) {
    throw new SetupError(
      'HOST wants 127.0.0.1 in the demo, whose keys are known to everyone: use uptier serve for others.',
    );
  }
  const dataFolder = isAbsolute(data.UPTIER_DATA) ? data.UPTIER_DATA : resolve(projectRoot, data.UPTIER_DATA);
  return {
    isDemo,
    hasDemoWorld: data.UPTIER_DEMO_WORLD === '1',
    port: data.PORT,
    host,
    dataFolder,
    database: databaseOf(data.DATABASE_URL ?? `file:${join(dataFolder, 'uptier.db')}`),
    secret: data.UPTIER_SECRET ?? null,
    publicUrl: (data.UPTIER_PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, ''),
    smtpUrl: data.SMTP_URL ?? null,
    stripeWebhookSecret: data.STRIPE_WEBHOOK_SECRET ?? null,
    logLevel: data.LOG_LEVEL ?? (isDemo ? 'warn' : 'info'),
  };
}

function databaseOf(url: string): Database {
  if (!url.startsWith('file:')) return { kind: 'postgres', url };
  return { kind: 'sqlite', file: resolve(projectRoot, url.replace(/^file:(\/\/)?/, '')) };
}
