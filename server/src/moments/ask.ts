import { zoneOf } from '@uptier/shared/engine/account/timezone.ts';
import type { Environment, Moment } from '@uptier/shared/engine/campaigns/moment.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import { dayOf } from '@uptier/shared/engine/time/calendar.ts';
import type { MomentRow } from '../store/queries/moments.ts';

/** What a moment is about. */
export type About = Pick<MomentRow, 'what' | 'name'>;

/** What the page asks at a moment; the start of a session where it asks nothing in particular. */
export function aboutOf({ placement, feature, event }: Moment): About[] {
  const named = { placement, feature, event };
  const asked = (['placement', 'feature', 'event'] as const).flatMap((what): About[] => {
    const name = named[what];
    return name === null ? [] : [{ what, name }];
  });
  return asked.length > 0 ? asked : [{ what: 'session', name: '' }];
}

interface Occasion {
  environment: Environment;
  accountId: string;
  state: AccountState;
  userId: string | null;
  at: number;
  locale: string | null;
}

/** A moment as it is recorded, on its day in the account's zone. */
export function momentRow(
  { environment, accountId, state, userId, at, locale }: Occasion,
  { what, name }: About,
): MomentRow {
  const day = dayOf(at, zoneOf(state, environment.timezone));
  return { environmentId: environment.id, accountId, day, userId: userId ?? '', what, name, at, locale };
}
