import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { z } from 'zod';
import { open } from '../http/access.ts';
import { readBytes } from '../http/body.ts';
import type { Deps } from '../http/deps.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { type StripeWebhooks, stripeEventSchema } from './stripe.ts';
import { findSigner } from './verify.ts';

export interface WebhookDeps extends Pick<Deps, 'store' | 'now' | 'config'> {
  stripe: StripeWebhooks;
  /** Null asks for the default one. */
  findEnvironment: (id: string | null) => Promise<Environment | null>;
}

/** `POST /v1/webhooks/stripe`: the secret that verifies picks the environment. */
export function addWebhookRoutes(endpoint: AddEndpoint, deps: WebhookDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/v1/webhooks/stripe',
      access: open,
      summary: 'Take a signed event of Stripe',
      tag: 'Webhooks',
      answer: z.object({ received: z.literal(true) }),
    },
    async (c) => {
      const payload = await readBytes(c.req.raw);
      const header = c.req.header('stripe-signature') ?? '';
      const signer = await findSigner(payload, header, await listSecrets(deps), deps.now());
      const environment = signer && (await deps.findEnvironment(signer.environmentId));
      if (!environment) {
        throw new Problem(
          'bad_signature',
          'The Stripe-Signature is missing, of another secret or older than 5 minutes: compare the webhook secret.',
        );
      }
      await deps.stripe.take(environment, parseEvent(payload));
      return c.json({ received: true });
    },
  );
}

/** `environmentId` null is the default environment, whose secret stands in the configuration. */
async function listSecrets({
  store,
  config,
}: WebhookDeps): Promise<{ environmentId: string | null; secret: string }[]> {
  const kept = await store.secrets.listWebhook('stripe');
  const { stripeWebhookSecret: secret } = config;
  return secret === null ? kept : [...kept, { environmentId: null, secret }];
}

function parseEvent(payload: Uint8Array): z.output<typeof stripeEventSchema> {
  try {
    return stripeEventSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    throw new Problem('invalid', 'The body is signed but is no event of Stripe.');
  }
}
