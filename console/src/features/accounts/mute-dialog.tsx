import type { Account } from '@uptier/shared/contracts/account.ts';
import { useState } from 'preact/hooks';
import { ACCOUNTS, accountPath } from '../../api/accounts.ts';
import { ApiError } from '../../api/problem.ts';
import { useSend } from '../../api/query.ts';
import { may } from '../../api/settings.ts';
import { useMe } from '../../api/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { day } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { say } from '../../ui/toast.tsx';

type Muted = { reason: string; until?: string } | null;

/** Mutes and unmutes; says what was done and how to take it back, or, where no dialog does, that it was not done. */
function useMuting(id: string) {
  const send = useSend([ACCOUNTS, '/v1/decide']);
  const put = async (muted: Muted, done: string, undo?: Muted, isAsking = false): Promise<boolean> => {
    try {
      await send.mutateAsync({ method: 'PUT', path: accountPath(id), body: { muted } });
    } catch (error) {
      if (!isAsking)
        say(`Nothing was changed. ${error instanceof ApiError ? error.message : 'Try again in a minute.'}`);
      return false;
    }
    say(done, undo === undefined ? undefined : () => void put(undo, 'Taken back'));
    return true;
  };
  return { send, put };
}

/** Leaves a sensitive account alone for a while, or ends that. */
export function MuteButton({ account, name }: { account: Account; name: string }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const { send, put } = useMuting(account.id);
  const whyNot = !may(useMe().data, 'editor') && 'An editor mutes accounts';
  const mute = async () => {
    if (reason.trim() === '') return;
    const muted = { reason: reason.trim(), ...(until && { until: `${until}T00:00:00.000Z` }) };
    if (await put(muted, `${name} is muted`, null, true)) setOpen(false);
  };
  if (account.muted) {
    const { muted } = account;
    const before = { reason: muted.reason, ...(muted.until && { until: muted.until }) };
    return (
      <Button
        icon="mute"
        busy={send.isPending && 'Unmuting…'}
        whyNot={whyNot}
        onClick={() => void put(null, `${name} is heard again`, before)}
      >
        Unmute
      </Button>
    );
  }
  return (
    <>
      <Button icon="mute" whyNot={whyNot} onClick={() => setOpen(true)}>
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
