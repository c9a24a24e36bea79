import type { EpochMs } from '@uptier/shared/contracts/time.ts';

/** The demo's two environments and the secrets everybody may know, as it binds loopback only. */
export const demoPlaces = [
  {
    id: 'env_demo',
    name: 'Demo world',
    publicKey: 'pk_demo',
    secretKey: 'sk_demo',
    identitySecret: 'idsec_demo',
    webhookSecret: 'whsec_demo',
    hasCampaigns: true,
  },
  {
    id: 'env_empty',
    name: 'Empty',
    publicKey: 'pk_empty',
    secretKey: 'sk_empty',
    identitySecret: 'idsec_empty',
    webhookSecret: 'whsec_empty',
    hasCampaigns: false,
  },
] as const;

export const DEMO_OWNER = 'owner@demo.test';
export const DEMO_DAYS = 120;
const DAY_MS = 24 * 60 * 60_000;

/** The midnight at which the demo world begins, so that its last day ends before today. */
export function demoStart(now: EpochMs): EpochMs {
  return Math.floor(now / DAY_MS) * DAY_MS - DEMO_DAYS * DAY_MS;
}
