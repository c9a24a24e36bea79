import type { Account } from '@uptier/shared/contracts/account.ts';
import { useState } from 'preact/hooks';
import { ACCOUNTS, accountPath } from '../../api/accounts.ts';
import { useSend } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { day } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { say } from '../../ui/toast.tsx';

/** Leaves a sensitive account alone for a while, or ends that. */
export function MuteButton({ account, name }: { account: Account; name: string }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const send = useSend([ACCOUNTS, '/v1/decide']);
  const put = (muted: { reason: string; until?: string } | null) =>
    send.mutateAsync({ method: 'PUT', path: accountPath(account.id), body: { muted } });
  const mute = async () => {
    if (reason.trim() === '') return;
    await put({ reason: reason.trim(), ...(until && { until: `${until}T00:00:00.000Z` }) });
    setOpen(false);
    say(`${name} is muted`, () => void put(null));
  };
  if (account.muted) {
    const { muted } = account;
    const again = () => put({ reason: muted.reason, ...(muted.until && { until: muted.until }) });
    return (
      <Button
        icon="mute"
        busy={send.isPending && 'Unmuting…'}
        onClick={() => void put(null).then(() => say(`${name} is heard again`, () => void again()))}
      >
        Unmute
      </Button>
    );
  }
  return (
    <>
      <Button icon="mute" onClick={() => setOpen(true)}>
        Mute
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        onSubmit={() => void mute()}
        title={`Mute ${name}`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep nudges</Button>
            <Button
              type="submit"
              tone="main"
              busy={send.isPending && 'Muting…'}
              whyNot={reason.trim() === '' && 'Say why, so that others know'}
            >
              Mute account
            </Button>
          </>
        }
      >
        <p>No pitch and no adoption nudge until then. Limit warnings still come: they are a service.</p>
        <TextField
          label="Why"
          value={reason}
          onInput={setReason}
          placeholder="In talks with legal"
          maxLength={500}
          autoFocus
        />
        <TextField
          label="Until"
          type="date"
          value={until}
          onInput={setUntil}
          hint={until ? `Nudges come again on ${day(until)}` : 'Empty: until somebody unmutes it'}
        />
        {send.error && <Notice tone="bad">{send.error.message}</Notice>}
      </Dialog>
    </>
  );
}
