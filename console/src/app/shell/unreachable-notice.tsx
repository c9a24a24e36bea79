import { useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { isReachable } from '../../api/reachable.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Stands over every page while the server cannot be reached: what is shown may be old, and how to try again. */
export function UnreachableNotice() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  if (isReachable.value) return null;
  const retry = async () => {
    setBusy(true);
    await queries.refetchQueries({ type: 'active' });
    setBusy(false);
  };
  return (
    <div class="stopped">
      <Notice
        live
        tone="warn"
        title="The server cannot be reached."
        action={
          <Button size="sm" busy={busy && 'Trying…'} onClick={() => void retry()}>
            Try again
          </Button>
        }
      >
        What stands here is what was known last. Nothing is lost, and nudges keep their last state.
      </Notice>
    </div>
  );
}
