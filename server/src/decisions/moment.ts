import type { Moment } from '@uptier/shared/engine/campaigns/moment.ts';

type Known = Pick<Moment, 'now' | 'accountId' | 'userId' | 'sessionStartedAt'> & Partial<Moment>;

/** A moment at which the page asks for nothing in particular, but for what is given. */
export function momentOf({
  now,
  accountId,
  userId,
  sessionStartedAt,
  locale,
  placement,
  event,
  feature,
}: Known): Moment {
  return {
    now,
    accountId,
    userId,
    sessionStartedAt,
    locale: locale ?? null,
    placement: placement ?? null,
    event: event ?? null,
    feature: feature ?? null,
  };
}
