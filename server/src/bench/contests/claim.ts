import { claim } from '@uptier/shared/engine/claim/claim.ts';
import { decide } from '@uptier/shared/engine/decide/decide.ts';
import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { Contest, Entrant } from '../contest.ts';
import { listPeople } from '../load/crowd.ts';
import type { Offers } from '../load/offers.ts';
import { createPlace, type OpenStore, type Place, publishAll } from '../load/place.ts';

const CLAIMS = 10;
/** Between two claims, so that an account comes back after more than a day, when its last grant is released and forgotten. */
const STEP_MS = 120_000;
const ACCOUNTS = 1000;

/** Granting an interruption against the caps, against writing the one row that this writes. */
export async function claimContest(offers: Offers, open: OpenStore): Promise<Contest> {
  const opened = await open('claims');
  let at = opened.now();
  const place = await createPlace({ ...opened, now: () => at });
  const [campaignId = ''] = await publishAll(place, [lesson]);
  const pass = () => {
    at += STEP_MS;
  };
  return {
    title: 'Claim: one interruption granted against the caps',
    unit: 'claims',
    notes: ['The whole call reads the account, asks every gate again and writes session and ledger, each on disk.'],
    entrants: [
      rowEntrant(await createPlace(await open('rows'))),
      engineEntrant(offers),
      callEntrant(place, campaignId, pass),
    ],
  };
}

/** For everybody, so that only caps and clocks are in its way. */
const lesson = {
  name: 'Lesson',
  kind: 'adoption',
  trigger: { kind: 'placement', placement: 'home' },
  variants: [
    {
      ...{ id: 'a', surface: 'toast' },
      content: {
        en: {
          title: 'Share a report',
          body: 'Others see what you see.',
          primary: { label: 'Show me', url: '/reports' },
          dismiss: { label: 'Not now' },
        },
      },
    },
  ],
};

function rowEntrant({ deps: { store }, environment }: Place): Entrant {
  let written = 0;
  return {
    name: 'write one ledger row',
    units: CLAIMS,
    async run() {
      for (let count = 0; count < CLAIMS; count++, written++) {
        const version = Math.floor(written / ACCOUNTS) + 1;
        const row = store.ledgers.save(environment.id, `account-${written % ACCOUNTS}`, version, emptyLedger);
        if ((await store.write([row])) === 'stale') throw new Error('the row was not written');
      }
      return written;
    },
  };
}

/** Everyone claims what was decided for them. */
function engineEntrant({ compiled, people, subjectOf, momentOf }: Offers): Entrant {
  const wanted = people.flatMap((person) => {
    const { campaign } = decide(compiled, subjectOf(person), momentOf(person));
    return campaign ? [{ person, campaignId: campaign.id }] : [];
  });
  let next = 0;
  return {
    name: 'gates and grant in memory, nothing written',
    units: CLAIMS,
    run() {
      let grants = 0;
      for (const { person, campaignId } of wanted.slice(next, next + CLAIMS)) {
        const request = { campaignId, variantId: null, decisionId: person.accountId, leaseId: null };
        const { granted, ledger } = claim(compiled, subjectOf(person), momentOf(person), request);
        if (!granted) throw new Error(`${person.accountId} was refused what was decided for it`);
        grants += ledger.grants.length;
      }
      next = (next + CLAIMS) % (wanted.length - CLAIMS);
      return grants;
    },
  };
}

function callEntrant(place: Place, campaignId: string, pass: () => void): Entrant {
  const people = listPeople(ACCOUNTS);
  let from = 0;
  let calls: Request[] = [];
  return {
    name: 'POST /v1/claim',
    units: CLAIMS,
    ready() {
      const some = people.slice(from, from + CLAIMS);
      calls = some.map(({ accountId, userId }) => place.call('POST', '/v1/claim', { accountId, userId, campaignId }));
      from = (from + CLAIMS) % people.length;
    },
    async run() {
      let sum = 0;
      for (const call of calls) {
        pass();
        const answer = await place.answer(call);
        if (!answer.includes('"granted":true')) throw new Error(`the claim was refused: ${answer}`);
        sum += answer.length;
      }
      return sum;
    },
  };
}
