import { type ActivityLog, createActivityLog } from './activity.ts';
import { type Billing, createBilling } from './billing/billing.ts';
import { createWebhookSender } from './billing/webhooks.ts';
import { companies } from './companies/companies.ts';
import { createDirectory, type Directory } from './companies/directory.ts';
import type { HostAppOptions } from './settings.ts';
import { createLevelReporter, type LevelReporter } from './uptier/levels.ts';
import { createUptierServer, type UptierServer } from './uptier/server.ts';

/** Everything Brightfold's routes work with. */
export type Host = {
  readonly options: HostAppOptions;
  readonly activity: ActivityLog;
  readonly server: UptierServer;
  readonly directory: Directory;
  readonly billing: Billing;
  readonly levels: LevelReporter;
  readonly now: () => number;
  close(): void;
};

export function createHost(options: HostAppOptions, now: () => number): Host {
  const activity = createActivityLog(now);
  const { uptierUrl: url, secretKey } = options;
  const server = createUptierServer({ url, secretKey, priceIds: options.stripePriceIds ?? {}, activity, now });
  const webhooks = createWebhookSender({ url, secret: options.webhookSecret, activity, now });
  const contracts = new Map(companies.map((company) => [company.id, company]));
  const billing = createBilling({ webhooks, activity, now, contracts });
  const levels = createLevelReporter(server, activity, now);
  const close = () => {
    webhooks.close();
    levels.close();
  };
  return { options, activity, server, directory: createDirectory(server, now), billing, levels, now, close };
}
