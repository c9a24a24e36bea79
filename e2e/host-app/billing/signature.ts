import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header of a payload: HMAC-SHA256 over `timestamp.payload`, in hex. */
export function signWebhook(payload: string, secret: string, nowMs: number): string {
  const timestamp = Math.floor(nowMs / 1000);
  const signature = createHmac('sha256', secret).update(`${timestamp}.${payload}`, 'utf8').digest('hex');
  return `t=${timestamp},v1=${signature}`;
}
