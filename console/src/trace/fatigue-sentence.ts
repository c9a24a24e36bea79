import { count, day, instant, plural } from '../ui/format.ts';
import type { Reader } from './saw.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const CAPS: Readonly<Record<string, string>> = {
  userSession: 'this user in this session',
  userDay: 'this user in a day',
  userWeek: 'this user in 7 days',
  accountDay: 'the account in a day',
  accountWeek: 'the account in 7 days',
};
const CLOCKS: Readonly<Record<string, string>> = {
  campaign: 'The same campaign',
  kind: 'The same kind',
  any: 'Any two interruptions',
};

/** When a clock lets the next interruption through; null when it does not say. */
function freeAt(saw: Reader): number | null {
  const at = saw.text('at');
  if (at === null) return null;
  const lengthMs = (saw.number('days') ?? 0) * DAY_MS + (saw.number('minutes') ?? 0) * MINUTE_MS;
  return Date.parse(at) + lengthMs * (saw.number('times') ?? 1);
}

function clockSentence(saw: Reader): string {
  const clock = CLOCKS[saw.text('clock') ?? ''] ?? 'It';
  const days = saw.number('days');
  const length = days === null ? plural(saw.number('minutes') ?? 0, 'minute') : plural(days, 'day');
  const twice = saw.number('times') === 2 ? ', twice that after a dismissal' : '';
  const at = saw.text('at');
  const free = freeAt(saw);
  return `${clock} needs ${length} between${twice}; the last was ${at ? instant(at) : 'recent'}${free === null ? '' : `. Free again ${instant(free)}`}`;
}

/** What keeps a nudge back from somebody who had enough, or what is spent so far. */
export function fatigueSentence(code: string, saw: Reader): string {
  const at = saw.text('at');
  const until = saw.text('until');
  switch (code) {
    case 'never':
      return `This user said “never for this”${at ? ` on ${day(at)}` : ''}`;
    case 'snoozed':
      return `This user said “not now”; asks again ${until ? instant(until) : 'later'}`;
    case 'cool-off': {
      const asked = saw.text('askedAt');
      return `This user asked an admin${asked ? ` on ${day(asked)}` : ''}; rests for ${plural(saw.number('days') ?? 14, 'day')}`;
    }
    case 'cap': {
      const [spent, weight, limit] = [saw.number('spent') ?? 0, saw.number('weight') ?? 0, saw.number('limit') ?? 0];
      return `${count(spent)} spent and ${count(weight)} more would pass ${count(limit)} for ${CAPS[saw.text('cap') ?? ''] ?? 'a cap'}`;
    }
    case 'clock':
      return clockSentence(saw);
    default:
      return `${count(saw.number('userDay') ?? 0)} spent for this user today, ${count(saw.number('accountWeek') ?? 0)} for the account in 7 days`;
  }
}
