import type { User } from '@uptier/shared/contracts/account.ts';
import type { KeptDecision } from '@uptier/shared/contracts/kept-decision.ts';
import { useKeptDecisions } from '../../api/kept.ts';
import { Failed, More } from '../../api/load.tsx';
import { nameOf } from '../../api/user-name.ts';
import { query, setQuery } from '../../app/router.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { clock, instant, ownDay } from '../../ui/format.ts';
import { Pick } from '../../ui/pick.tsx';
import { SkeletonRows, useSkeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { KeptDrawer } from './kept-drawer.tsx';
import { momentWords, outcomeWords } from './kept-words.ts';
import { type Known, named } from './trace-table.tsx';

function OutcomeChip({ outcome, reason }: KeptDecision) {
  if (outcome === 'show') {
    return (
      <Chip tone="good" icon="eye">
        Shown
      </Chip>
    );
  }
  if (outcome === 'withhold') return <Chip icon="lock">Withheld</Chip>;
  if (reason.code === 'nothing-waits') return <Chip>Nothing waited</Chip>;
  return (
    <Chip tone="warn" icon="clock">
      Stopped
    </Chip>
  );
}

function columnsFor(users: readonly User[], known: Known): Column<KeptDecision>[] {
  return [
    {
      id: 'at',
      head: 'When',
      cell: ({ at }) => (
        <time class="nowrap" dateTime={at} title={instant(at)}>
          {ownDay(at)}
          <span class="sub">{clock(at)}</span>
        </time>
      ),
    },
    {
      id: 'who',
      head: 'Who',
      cell: (row) => (
        <>
          {row.userId ? nameOf(users, row.userId) : 'Somebody'}
          <span class="sub">{momentWords(row, known.catalog)}</span>
          <span class="sub only-s-block">{outcomeWords(row, known.catalog)}</span>
        </>
      ),
    },
    { id: 'outcome', head: 'Outcome', cell: (row) => <OutcomeChip {...row} /> },
    {
      id: 'why',
      head: 'Campaign and reason',
      hide: 's',
      cell: (row) => (
        <>
          {row.campaignId ? named(known, row.campaignId) : <span class="faint">none</span>}
          <span class="sub">{outcomeWords(row, known.catalog)}</span>
        </>
      ),
    },
  ];
}

const ANYONE = '';

function WhosePick({ userId, users }: { userId: string | null; users: readonly User[] }) {
  const options = users.map(({ id }) => ({ value: id, label: nameOf(users, id) }));
  return (
    <Pick
      label="Whose decisions"
      look={userId ? 'pick val' : 'pick'}
      value={userId ?? ANYONE}
      options={[{ value: ANYONE, label: 'Anyone' }, ...options]}
      onChange={(id) => setQuery({ keptOf: id || null, decision: null })}
    />
  );
}

/** What was decided for the account's people, as it was kept: why somebody saw a nudge, or did not. */
export function DecisionsCard({ accountId, users, ...known }: { accountId: string; users: readonly User[] } & Known) {
  const asked = query.value;
  const userId = asked.get('keptOf');
  const read = useKeptDecisions(accountId, userId);
  const waiting = useSkeleton(read.isPending);
  const rows = read.data?.pages.flatMap(({ decisions }) => decisions) ?? [];
  const chosen = rows.find(({ id }) => id === asked.get('decision'));
  return (
    <Card
      title="Decisions kept"
      note="everything shown or withheld, and a sample of the rest"
      flush
      end={<WhosePick userId={userId} users={users} />}
    >
      {read.error && !read.data && (
        <Failed level={3} what="The decisions" error={read.error} onRetry={() => void read.refetch()} />
      )}
      {waiting && <SkeletonRows rows={5} label="Loading the decisions" />}
      {!waiting && read.data && rows.length === 0 && (
        <p class="muted in">
          {userId
            ? 'None of this user was kept.'
            : 'None yet. The first comes with the next page that one of its users opens.'}
        </p>
      )}
      {rows.length > 0 && (
        <Table
          label="Decisions kept"
          two
          fit
          columns={columnsFor(users, known)}
          rows={rows}
          rowKey={({ id }) => id}
          onOpen={({ id }) => setQuery({ decision: id })}
          {...(chosen && { selected: chosen.id })}
        />
      )}
      {read.hasNextPage && (
        <div class="in">
          <More query={read}>Load earlier decisions</More>
        </div>
      )}
      {chosen && <KeptDrawer decision={chosen} users={users} {...known} />}
    </Card>
  );
}
