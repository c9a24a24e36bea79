import type { User } from '@uptier/shared/contracts/account.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { useState } from 'preact/hooks';
import { useTimeline } from '../../api/accounts.ts';
import { Failed, More } from '../../api/load.tsx';
import { nameOf } from '../../api/user-name.ts';
import { useCampaigns } from '../../api/workspace.ts';
import { Card } from '../../ui/card.tsx';
import { clock, instant, ownDay } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Pick } from '../../ui/pick.tsx';
import { SkeletonRows, useSkeleton } from '../../ui/skeleton.tsx';
import { type Entry, toEntries } from './timeline.ts';

const FILTERS = [
  { value: 'all', label: 'Everything' },
  { value: 'story', label: 'Nudges and plans' },
] as const;
type Filter = (typeof FILTERS)[number]['value'];

const isStory = ({ kind }: Entry) => kind === 'nudge' || kind === 'plan';

function Line({ entry, first }: { entry: Entry; first: boolean }) {
  const notes = [!entry.isDay && clock(entry.at), entry.note].filter(Boolean);
  return (
    <li>
      <time dateTime={entry.at} title={instant(entry.at)}>
        {first ? ownDay(entry.at) : ''}
      </time>
      <Icon name={entry.icon} />
      <span>
        {entry.text}
        {notes.length > 0 && <small>{notes.join(' · ')}</small>}
      </span>
    </li>
  );
}

/** What happened in an account, newest first. */
export function TimelineCard({ id, users, catalog }: { id: string; users: readonly User[]; catalog: Catalog }) {
  const [filter, setFilter] = useState<Filter>('all');
  const read = useTimeline(id);
  const campaigns = useCampaigns().data?.campaigns ?? [];
  const waiting = useSkeleton(read.isPending);
  const names = {
    catalog,
    userName: (user: string) => nameOf(users, user),
    campaignName: (campaign: string) => campaigns.find((each) => each.id === campaign)?.name ?? null,
  };
  const all = toEntries(read.data?.pages.flatMap(({ events }) => events) ?? [], names);
  const entries = filter === 'all' ? all : all.filter(isStory);
  return (
    <Card
      title="Timeline"
      flush
      end={<Pick label="What to show" value={filter} options={FILTERS} onChange={setFilter} />}
    >
      {read.error && !read.data && (
        <Failed level={3} what="The timeline" error={read.error} onRetry={() => void read.refetch()} />
      )}
      {waiting && <SkeletonRows rows={6} label="Loading the timeline" />}
      {!waiting && read.data && entries.length === 0 && (
        <p class="muted in">
          {filter === 'all' ? 'Nothing has happened yet.' : 'No nudge or plan among the events loaded so far.'}
        </p>
      )}
      <ol class="time">
        {entries.map((entry, index) => (
          <Line
            key={entry.id}
            entry={entry}
            first={index === 0 || ownDay(entries[index - 1]?.at ?? 0) !== ownDay(entry.at)}
          />
        ))}
      </ol>
      {read.hasNextPage && (
        <div class="in">
          <More query={read}>Load earlier events</More>
        </div>
      )}
    </Card>
  );
}
