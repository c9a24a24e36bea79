import { type EpochMs, parseTime } from '@uptier/shared/contracts/time.ts';

const NOTICEABLE_MS = 5000;
const MOST_AHEAD_MS = 5 * 60_000;
const OLDEST_PUBLIC_MS = 7 * 86_400_000;

/** How far the sender's clock is behind ours; 0 when it did not say or the difference is what a network makes. */
export function clockShift(sentAt: EpochMs | null, receivedAt: EpochMs): number {
  const shift = sentAt === null ? 0 : receivedAt - sentAt;
  return Math.abs(shift) > NOTICEABLE_MS ? shift : 0;
}

/** The instant an event is kept under, or the sentence that says why it is refused. No time given: that of receipt. */
export function correctTime(
  given: string | undefined,
  { shift, receivedAt, isPublic }: { shift: number; receivedAt: EpochMs; isPublic: boolean },
): EpochMs | string {
  if (given === undefined) return receivedAt;
  const parsed = parseTime(given);
  if (parsed === null) return `at: ${given} is no instant`;
  const at = parsed + shift;
  if (at > receivedAt + MOST_AHEAD_MS) return 'at: this is more than 5 minutes in the future';
  if (isPublic && at < receivedAt - OLDEST_PUBLIC_MS) return 'at: from a public key this is more than 7 days ago';
  return Math.min(at, receivedAt);
}
