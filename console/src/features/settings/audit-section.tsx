import { useState } from 'preact/hooks';
import { Load } from '../../api/load.tsx';
import { type AuditEntry, type Member, useAudit, useMembers } from '../../api/settings.ts';
import { useCampaigns } from '../../api/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ago, instant } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { detailWords, whatWords, whoWords } from './audit-words.ts';
import { ForRole } from './not-allowed.tsx';

function columnsFor(members: readonly Member[], campaignName: (id: string) => string | null): Column<AuditEntry>[] {
  return [
    {
      id: 'at',
      head: 'When',
      cell: ({ at }) => (
        <time class="muted nowrap" dateTime={at} title={instant(at)}>
          {ago(at)}
        </time>
      ),
    },
    { id: 'who', head: 'Who', cell: ({ who }) => whoWords(who, members) },
    { id: 'what', head: 'What', cell: ({ what }) => <span class="med">{whatWords(what)}</span> },
    {
      id: 'detail',
      head: 'Of what',
      hide: 's',
      cell: ({ detail }) => <span class="muted">{detailWords(detail, campaignName)}</span>,
    },
  ];
}

function Entries() {
  // Where each page ends; the last is the one on screen.
  const [before, setBefore] = useState<readonly string[]>([]);
  const audit = useAudit(before.at(-1) ?? null);
  const members = useMembers().data?.members ?? [];
  const campaigns = useCampaigns().data?.campaigns ?? [];
  const name = (id: string) => campaigns.find((campaign) => campaign.id === id)?.name ?? null;
  return (
    <Card title="Who changed what" note="in this environment, newest first" flush>
      <Load query={audit} what="The audit" skeleton={<SkeletonRows rows={10} label="Loading the audit" />}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Empty title="Nothing was changed yet">
              Every change of campaigns, catalog, policy, keys and accounts stands here.
            </Empty>
          ) : (
            <>
              <Table label="Changes" fit columns={columnsFor(members, name)} rows={entries} rowKey={({ id }) => id} />
              <footer class="foot-row">
                {before.length > 0 && (
                  <Button size="sm" onClick={() => setBefore(before.slice(0, -1))}>
                    Newer
                  </Button>
                )}
                {entries.length === 50 && (
                  <Button size="sm" onClick={() => setBefore([...before, entries.at(-1)?.at ?? ''])}>
                    Older
                  </Button>
                )}
              </footer>
            </>
          )
        }
      </Load>
    </Card>
  );
}

/** Who changed what, and when. */
export function AuditSection() {
  return (
    <ForRole atLeast="admin" what="The audit">
      <Entries />
    </ForRole>
  );
}
