import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import { CAMPAIGNS } from '../../api/campaigns.ts';
import { Load } from '../../api/load.tsx';
import { useSend } from '../../api/query.ts';
import { may } from '../../api/settings.ts';
import { useCatalog, useMe } from '../../api/workspace.ts';
import { paths } from '../../app/paths.ts';
import { navigate, query } from '../../app/router.ts';
import { useTitle } from '../../app/title.ts';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SkeletonCard } from '../../ui/skeleton.tsx';
import { type Start, startsFor } from './starts.ts';

function StartCard({
  start,
  first,
  onMake,
  busy,
  whyNot,
}: {
  start: Start;
  first: boolean;
  onMake: () => void;
  busy: boolean;
  whyNot: string | false;
}) {
  return (
    <section class="card c6 start">
      <div class="in full">
        <h2>{start.title}</h2>
        <p class="muted">{start.text}</p>
        <Button
          tone={first ? 'main' : 'plain'}
          busy={busy && 'Writing the draft…'}
          whyNot={whyNot || (start.draft === null && start.why)}
          onClick={onMake}
        >
          {start.title}
        </Button>
      </div>
    </section>
  );
}

/** A few good beginnings; each becomes a draft that nobody sees until it is published. */
export function NewCampaignPage() {
  const catalog = useCatalog();
  const send = useSend<Campaign>([CAMPAIGNS]);
  const whyNot = !may(useMe().data, 'editor') && 'An editor writes drafts';
  const [from, to, kind] = ['from', 'to', 'kind'].map((name) => query.value.get(name));
  useTitle('New campaign', [{ label: 'Campaigns', href: paths.campaigns() }]);
  const make = async ({ draft }: Start) => {
    const made = await send.mutateAsync({ method: 'POST', path: CAMPAIGNS, body: draft }).catch(() => null);
    if (made) navigate(paths.editCampaign(made.id), { replace: true });
  };
  const suits = ({ id, draft }: Start) => (kind === 'upgrade' ? id === 'placement' : draft?.kind === kind);
  return (
    <div class="page">
      <PageHead title="New campaign">
        Choose a beginning. It becomes a draft with words, audience and trigger filled in; nobody sees it until you
        publish.
      </PageHead>
      {send.error && (
        <Notice tone="bad" title="The draft was not written.">
          {send.error.message}
        </Notice>
      )}
      <Load query={catalog} what="The catalog" skeleton={<SkeletonCard label="Loading the catalog" />}>
        {(sold) => {
          const starts = startsFor(sold, { from: from ?? null, to: to ?? null });
          const best = starts.find(suits) ?? starts.find(({ draft }) => draft) ?? starts[0];
          return (
            <div class="cols fill">
              {starts.map((start) => (
                <StartCard
                  key={start.id}
                  start={start}
                  first={start === best}
                  whyNot={whyNot}
                  onMake={() => void make(start)}
                  busy={send.isPending && send.variables?.body === start.draft}
                />
              ))}
            </div>
          );
        }}
      </Load>
    </div>
  );
}
