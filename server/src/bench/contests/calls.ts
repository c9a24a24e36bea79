import type { Contest, Entrant } from '../contest.ts';
import type { Person } from '../load/crowd.ts';
import type { Offers } from '../load/offers.ts';
import type { Place } from '../load/place.ts';

const CALLS = 25;

type Write = (person: Person) => Request;

/** What pages and servers ask for, against a call that does nothing. */
export async function callContest({ place, people, rules }: Offers): Promise<Contest> {
  const decide =
    (more: object): Write =>
    ({ accountId, userId, placement }) =>
      place.call('POST', '/v1/decide', { accountId, userId, placement, ...more });
  const session: Write = ({ accountId, userId }) =>
    place.call('POST', '/v1/session', { account: { id: accountId }, user: { id: userId } }, 'pk');
  await openSessions(place, people);
  const entrant = (name: string, write: Write) => callEntrant(place, people, name, write);
  return {
    title: `Whole calls in this process: ${rules.length} campaigns, ${people.length.toLocaleString('en')} accounts`,
    unit: 'calls',
    notes: ['No socket between caller and server. Bodies are made beforehand, answers are read to their end.'],
    entrants: [
      entrant('GET /healthz', () => place.call('GET', '/healthz')),
      entrant('POST /v1/decide', decide({})),
      entrant('POST /v1/decide, explain', decide({ explain: true })),
      entrant('POST /v1/session, with leases', session),
    ],
  };
}

/** The first call of a user would write down when the session began, which is not what is measured here. */
async function openSessions({ deps: { store, now }, environment }: Place, people: readonly Person[]): Promise<void> {
  const at = { startedAt: now(), lastCallAt: now() };
  const rows = people.map(({ accountId, userId }) => ({ environmentId: environment.id, accountId, userId, ...at }));
  await store.write(rows.map((row) => store.userSessions.save(row)));
}

function callEntrant(place: Place, people: readonly Person[], name: string, write: Write): Entrant {
  let from = 0;
  let calls: Request[] = [];
  return {
    name,
    units: CALLS,
    ready() {
      calls = people.slice(from, from + CALLS).map(write);
      from = (from + CALLS) % people.length;
    },
    async run() {
      let sum = 0;
      for (const call of calls) sum += (await place.answer(call)).length;
      return sum;
    },
  };
}
