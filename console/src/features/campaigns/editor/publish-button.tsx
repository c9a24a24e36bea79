import { useQueryClient } from '@tanstack/preact-query';
import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import { useState } from 'preact/hooks';
import { CAMPAIGNS, publishCampaign } from '../../../api/campaigns.ts';
import { ApiError } from '../../../api/problem.ts';
import { refresh } from '../../../api/query.ts';
import { REPORTS } from '../../../api/reports.ts';
import { may } from '../../../api/settings.ts';
import { useCampaigns, useCatalog, useMe } from '../../../api/workspace.ts';
import { useShortcuts } from '../../../app/shortcuts.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { say } from '../../../ui/toast.tsx';
import { holdoutWords } from './holdout.ts';
import type { Draft } from './use-draft.ts';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Puts the present draft live, after a question. What the server refuses is handed on by field. */
export function PublishButton(props: {
  draft: Draft;
  faults: number;
  onRefused: (fields: Readonly<Record<string, string>>) => void;
}) {
  const { draft, faults, onRefused } = props;
  const catalog = useCatalog().data;
  const campaigns = useCampaigns().data?.campaigns ?? [];
  const { server } = draft;
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const queries = useQueryClient();
  const mayPublish = may(useMe().data, 'publisher');
  const isLive = server.status === 'live' && server.publishedVersion === server.version && draft.state === 'saved';
  const whyNot =
    (!mayPublish && 'Your role may write drafts; a publisher puts them live') ||
    (faults > 0 && `${faults === 1 ? 'One thing is' : `${faults} things are`} missing: see Review`) ||
    (isLive && 'This version is live');
  useShortcuts([{ keys: 'mod+enter', label: 'Publish', group: 'This page', run: () => !whyNot && setOpen(true) }]);
  const publish = async () => {
    setBusy(true);
    setProblem(null);
    try {
      // Only what stands here goes live, not what somebody else wrote meanwhile.
      if (!(await draft.save()) || !(await draft.isNewest())) return setOpen(false);
      const live: Campaign = await publishCampaign(server.id);
      draft.accept(live);
      setOpen(false);
      say(`${live.name} is live, version ${live.version}`);
      await refresh(queries, [REPORTS, CAMPAIGNS]);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
      onRefused(error.problem.fields ?? {});
    } finally {
      setBusy(false);
    }
  };
  const { kind } = draft.draft;
  return (
    <>
      <Button tone="main" whyNot={whyNot} onClick={() => setOpen(true)}>
        {isLive ? 'Published' : 'Publish'}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        onSubmit={() => void publish()}
        title={`Publish ${draft.draft.name}`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep as draft</Button>
            <Button type="submit" tone="main" busy={busy && 'Publishing…'}>
              Publish campaign
            </Button>
          </>
        }
      >
        <p>
          It goes live at once, in open pages too.{' '}
          {kind === 'limit-warning'
            ? 'A limit warning is shown to everybody it is for.'
            : `To measure it, ${lower(holdoutWords({ ...draft.draft, id: server.id }, campaigns, catalog))}`}{' '}
          Pausing stops it just as fast.
        </p>
        {problem && (
          <Notice tone="bad" title="It was not published.">
            {problem.message}
          </Notice>
        )}
      </Dialog>
    </>
  );
}
