import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import Stripe from 'stripe';

const TOLERANCE_SECONDS = 300;

/** The secret that a signature was made with, if any, within five minutes of the moment it names. */
export async function findSigner<Secret extends { secret: string }>(
  payload: Uint8Array,
  header: string,
  secrets: readonly Secret[],
  now: EpochMs,
): Promise<Secret | null> {
  const { signature } = Stripe.webhooks;
  if (!signature) throw new Error('the library for webhooks brings no signatures');
  for (const candidate of secrets) {
    try {
      await signature.verifyHeaderAsync(payload, header, candidate.secret, TOLERANCE_SECONDS, undefined, now);
      return isTooEarly(header, now) ? null : candidate;
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return null;
}

/** The library lets signatures of any future moment pass. */
function isTooEarly(header: string, now: EpochMs): boolean {
  const signedAt = Number(/(?:^|,)\s*t=(\d+)/.exec(header)?.[1] ?? Number.NaN);
  return !(signedAt * 1000 <= now + TOLERANCE_SECONDS * 1000);
}
