import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import { useState } from 'preact/hooks';
import { CAMPAIGNS, campaignPath } from '../../api/campaigns.ts';
import { useSend } from '../../api/query.ts';
import { REPORTS } from '../../api/reports.ts';
import { may } from '../../api/settings.ts';
import { useMe } from '../../api/workspace.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { say } from '../../ui/toast.tsx';

/** Stops one campaign, after a question. `onPaused` hears what the server answered. */
export function PauseButton({
  campaign,
  onPaused,
}: {
  campaign: Pick<Campaign, 'id' | 'name'>;
  onPaused?: (campaign: Campaign) => void;
}) {
  const [open, setOpen] = useState(false);
  const send = useSend<Campaign>([CAMPAIGNS, REPORTS]);
  const whyNot = !may(useMe().data, 'publisher') && 'A publisher pauses campaigns';
  useShortcuts([{ keys: 'p', label: 'Pause the campaign', group: 'This page', run: () => !whyNot && setOpen(true) }]);
  const pause = async () => {
    const path = `${campaignPath(campaign.id)}/pause`;
    const paused = await send.mutateAsync({ method: 'POST', path, body: {} }).catch(() => null);
    if (!paused) return;
    setOpen(false);
    say(`${campaign.name} is paused`);
    onPaused?.(paused);
  };
  return (
    <>
      <Button whyNot={whyNot} onClick={() => setOpen(true)}>
        Pause
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        onSubmit={() => void pause()}
        title={`Pause ${campaign.name}`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep running</Button>
            <Button type="submit" tone="main" busy={send.isPending && 'Pausing…'}>
              Pause campaign
            </Button>
          </>
        }
      >
        <p>
          Nobody new meets it from now on, in open pages too. Accounts that did keep counting until their window closes.
        </p>
        {send.error && <Notice tone="bad">{send.error.message}</Notice>}
      </Dialog>
    </>
  );
}
