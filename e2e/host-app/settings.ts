/** What Brightfold needs to know to run: where it listens, where Uptier stands, and the keys it was given there. */
export type HostAppOptions = {
  readonly port: number;
  readonly host: string;
  readonly uptierUrl: string;
  readonly publicKey: string;
  readonly secretKey: string;
  readonly identitySecret: string;
  readonly webhookSecret: string;
  /** Price ids by `tier:interval` where the billing system does not use those of the catalog. */
  readonly stripePriceIds?: Readonly<Record<string, string>>;
};

const DEMO = {
  PORT: '4401',
  HOST: '127.0.0.1',
  UPTIER_URL: 'http://127.0.0.1:4400',
  UPTIER_PK: 'pk_demo',
  UPTIER_SK: 'sk_demo',
  UPTIER_IDENTITY_SECRET: 'idsec_demo',
  UPTIER_WEBHOOK_SECRET: 'whsec_demo',
} as const;

/** Reads the options from environment variables; what is absent is the demo's. */
export function readOptions(env: Readonly<Record<string, string | undefined>>): HostAppOptions {
  const of = (name: keyof typeof DEMO) => env[name] || DEMO[name];
  const port = Number(of('PORT'));
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT wants a number from 0 to 65535, not "${of('PORT')}"`);
  return {
    port,
    host: of('HOST'),
    uptierUrl: of('UPTIER_URL').replace(/\/+$/, ''),
    publicKey: of('UPTIER_PK'),
    secretKey: of('UPTIER_SK'),
    identitySecret: of('UPTIER_IDENTITY_SECRET'),
    webhookSecret: of('UPTIER_WEBHOOK_SECRET'),
  };
}
