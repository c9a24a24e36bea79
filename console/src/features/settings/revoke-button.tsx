import { useState } from 'preact/hooks';
import { useSend } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { say } from '../../ui/toast.tsx';

/** Takes something away for good, after a question that says what follows. */
export function RevokeButton(props: {
  verb: string;
  what: string;
  path: string;
  touches: readonly string[];
  follows: string;
  keep: string;
}) {
  const { verb, what, path, touches, follows, keep } = props;
  const [open, setOpen] = useState(false);
  const send = useSend([...touches]);
  const revoke = async () => {
    const done = await send.mutateAsync({ method: 'DELETE', path }).catch(() => null);
    if (done === null) return;
    setOpen(false);
    say(`${what}: done`);
  };
  return (
    <>
      <Button size="sm" tone="ghost" aria-label={`${verb} ${what}`} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        onSubmit={() => void revoke()}
        title={`${verb} ${what}?`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{keep}</Button>
            <Button type="submit" tone="danger" busy={send.isPending && 'Working…'}>
              {verb} it
            </Button>
          </>
        }
      >
        <p>{follows}</p>
        {send.error && <Notice tone="bad">{send.error.message}</Notice>}
      </Dialog>
    </>
  );
}
